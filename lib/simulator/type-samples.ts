import { hash } from 'node:crypto';
import { type EventType, sample } from '../catalogue/index.ts';
import { formatDateTime } from './scenarios/engine/date-time.ts';
import type { TimedSendable } from './sendable-event.ts';

export interface TypeSampleOptions {
  readonly seed: number;
  /** Epoch milliseconds of the first event's Timestamp; each is a second later than the one before. */
  readonly startMs: number;
}

const version4 = /^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/;

const guid = (text: string): string => hash('sha256', text).replace(version4, '$1-$2-4$3-8$4-$5');

/**
 * An event of each of these types, with values of its own. The same options give the same events.
 *
 * @param fromMs - where the first one is in a longer timeline.
 */
export function* typeSamples(
  eventTypes: readonly EventType[],
  { seed, startMs }: TypeSampleOptions,
  fromMs: number,
): Generator<TimedSendable> {
  for (const [place, eventType] of eventTypes.entries()) {
    const atMs = place * 1000;
    const index = (fromMs + atMs) / 1000;
    const own = {
      Id: guid(`${seed} ${index}`),
      Timestamp: formatDateTime(startMs + fromMs + atMs),
    };
    yield { atMs, event: { ...sample(eventType, {}, `${seed} ${index}`), ...own } };
  }
}
