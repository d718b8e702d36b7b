import type { Flag } from '../../lib/catalogue/index.ts';
import type { Delivery } from './delivery.ts';

/** One entry of PutEvents, ready to be sent. */
export interface BusEntry {
  readonly Source: string;
  readonly DetailType: string;
  readonly Time: Date;
  readonly Detail: string;
  readonly EventBusName: string;
  readonly TraceHeader?: string | undefined;
}

/** An event that conforms and only waits to be claimed and published. */
export interface Publishable {
  readonly delivery: Delivery;
  /** The event's `Id`, lower-case dashed GUID: the deduplication key. */
  readonly id: string;
  /** In the catalogue's spelling; as sent when the catalogue lacks it. */
  readonly eventType: string;
  readonly schema: 'known' | 'unknown';
  readonly flags: readonly Flag[];
  /** SHA-256 of the canonical JSON as sent, hexadecimal. */
  readonly fingerprint: string;
  readonly entry: BusEntry;
}
