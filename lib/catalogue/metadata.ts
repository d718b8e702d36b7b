import type { Flag } from './flags.ts';

/** What the pipeline adds to every event on the bus, as the member `metadata` of its detail. A type, as its JSON has to be. */
export type Metadata = {
  /** Name of the endpoint that took the first delivery of the event. */
  readonly endpoint: string;
  /** That delivery: one accepted POST. */
  readonly deliveryId: string;
  /** When it was accepted; ISO 8601 with `Z`. */
  readonly receivedAt: string;
  /** `known`: the catalogue has the type. `unknown`: only the common properties are typed. */
  readonly schema: 'known' | 'unknown';
  readonly flags: readonly Flag[];
};
