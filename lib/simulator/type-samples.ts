import { hash } from 'node:crypto';
import { type EventType, sample } from '../catalogue/index.ts';
import type { TimedSendable } from './sendable-event.ts';

export interface TypeSampleOptions {
  readonly seed: number;
  /** Epoch milliseconds of the first event's Timestamp; each is a second later than the one before. */
  readonly startMs: number;
}

const version4 = /^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/;

const guid = (text: string): string => hash('sha256', text).replace(version4, '$1-$2-4$3-8$4-$5');

/** Events of these types in turn, without end, each with values of its own. The same seed gives the same events. */
export function* typeSamples(
  eventTypes: readonly EventType[],
  { seed, startMs }: TypeSampleOptions,
): Generator<TimedSendable> {
  for (let round = 0; ; round += 1) {
    for (const [place, eventType] of eventTypes.entries()) {
      const index = round * eventTypes.length + place;
      const atMs = index * 1000;
      const own = {
        Id: guid(`${seed} ${index}`),
        Timestamp: new Date(startMs + atMs).toISOString(),
      };
      yield { atMs, event: { ...sample(eventType, {}, `${seed} ${index}`), ...own } };
    }
  }
}
