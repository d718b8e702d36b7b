import type { BusEntry } from './publishable.ts';

/**
 * What became of one entry of a PutEvents call:
 * - `published`.
 * - `refused`: definitely not on the bus; another try may succeed (`throttled`: soon).
 * - `refusedForGood`: definitely not on the bus and never will be as it is.
 * - `unknownOutcome`: the call was sent and its answer not read; it may be on the bus.
 */
export type EntryAnswer =
  | { readonly state: 'published' }
  | { readonly state: 'refused'; readonly error: string; readonly retryNow: boolean }
  | { readonly state: 'refusedForGood'; readonly error: string }
  | { readonly state: 'unknownOutcome'; readonly error: string };

/** Sends up to 10 entries below 1 MiB in one call. Never throws: one answer an entry, in order. */
export type PutEvents = (entries: readonly BusEntry[]) => Promise<readonly EntryAnswer[]>;
