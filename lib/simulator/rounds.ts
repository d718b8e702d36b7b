import type { TimedSendable } from './sendable-event.ts';

const pauseMs = 1000;

/**
 * Plays something that ends again and again, one round after the other, for a load that outlasts it.
 *
 * @param play - the events of a round, in time from its start, which is at `fromMs` of the whole timeline.
 */
export function* rounds(
  play: (fromMs: number) => Iterable<TimedSendable>,
): Generator<TimedSendable> {
  let fromMs = 0;
  for (;;) {
    let lastMs: number | undefined;
    for (const { atMs, event } of play(fromMs)) {
      lastMs = atMs;
      yield { atMs: fromMs + atMs, event };
    }
    if (lastMs === undefined) return;
    fromMs += lastMs + pauseMs;
  }
}
