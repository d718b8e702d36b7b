import { randomUUID } from 'node:crypto';
import type { PutEntry } from './put-entry.ts';
import type { EventBridgePlace } from './state.ts';

/** An event as rules see it and targets get it. */
export interface BusEvent {
  readonly id: string;
  readonly busName: string;
  readonly source: string;
  readonly detailType: string;
  /** The event's own time, in whole seconds: what a replay goes by. */
  readonly timeMs: number;
  /** When PutEvents took it. */
  readonly ingestedMs: number;
  readonly traceHeader?: string;
  /** The whole event, `detail` in the words that were put. */
  readonly json: string;
}

/** `2018-01-01T08:01:23Z` */
const isoSeconds = (timeMs: number): string => `${new Date(timeMs).toISOString().slice(0, 19)}Z`;

/**
 * The event that PutEvents makes of an entry. No member is parsed and written again.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html
 */
export const createEvent = (
  entry: PutEntry,
  busName: string,
  { region, accountId }: EventBridgePlace,
  nowMs: number,
): BusEvent => {
  const id = randomUUID();
  const timeMs = Math.floor(entry.Time ?? nowMs / 1000) * 1000;
  const source = entry.Source ?? '';
  const detailType = entry.DetailType ?? '';
  const facts = {
    version: '0',
    id,
    'detail-type': detailType,
    source,
    account: accountId,
    time: isoSeconds(timeMs),
    region,
    resources: entry.Resources ?? [],
  };
  return {
    id,
    busName,
    source,
    detailType,
    timeMs,
    ingestedMs: nowMs,
    traceHeader: entry.TraceHeader ?? undefined,
    json: `${JSON.stringify(facts).slice(0, -1)},"detail":${entry.Detail}}`,
  };
};

/**
 * The same event as a replay sends it: one member more, before `resources`; id and time stay.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-replay-archived-event.html "replay-name"
 */
export const asReplayed = (event: BusEvent, replayName: string): BusEvent => {
  // The first one is ours: `source` and `detail-type` before it are strings, whose quotes are escaped.
  const json = event.json.replace(
    ',"resources":',
    () => `,"replay-name":${JSON.stringify(replayName)},"resources":`,
  );
  return { ...event, json };
};
