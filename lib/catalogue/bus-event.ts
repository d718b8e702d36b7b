import type { eventSource } from './bus-contract.ts';
import type { Metadata } from './metadata.ts';
import type { EventType, GenericEvent, PublishedDetail } from './published.ts';

/**
 * An event as EventBridge hands it to the target of a rule: its own members, and ours as `detail`.
 *
 * No interface: only a type is known to be JSON.
 */
type Envelope<DetailType extends string, Detail> = {
  readonly version: string;
  /** Of EventBridge: an event that is published twice has two. To recognise it, compare `detail.Id`. */
  readonly id: string;
  readonly 'detail-type': DetailType;
  readonly source: typeof eventSource;
  readonly account: string;
  /** When the event happened, to the second; if flagged `suspiciousTime`, when it was received. ISO 8601 with `Z`. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  /** Only of a replayed event: the replay that sent it. */
  readonly 'replay-name'?: string;
  readonly detail: Detail;
};

/** An event of the catalogue as the target of a rule receives it; `detail-type` tells which. */
export type BusEvent<Type extends EventType = EventType> = {
  [Each in Type]: Envelope<Each, PublishedDetail<Each>>;
}[Type];

/** An event of a type that the catalogue lacks, as the target of a rule receives it. */
export type GenericBusEvent = Envelope<string, GenericEvent & { readonly metadata: Metadata }>;
