import type { BusEntry } from './publishable.ts';

/** The entries of one PutEvents call must stay below this together. */
export const maxRequestBytes = 1_048_576;
/** PutEvents takes no more entries a call. */
export const maxRequestEntries = 10;

const timeBytes = 14;

/**
 * The size of an entry as EventBridge counts it.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html#eb-calculate-event-entry-size
 */
export const entryBytes = (entry: BusEntry): number =>
  timeBytes +
  Buffer.byteLength(entry.Source) +
  Buffer.byteLength(entry.DetailType) +
  Buffer.byteLength(entry.Detail);
