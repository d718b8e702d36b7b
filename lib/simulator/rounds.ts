import type { SendableEvent, TimedSendable } from './sendable-event.ts';

const pauseMs = 1000;

/**
 * Plays something that ends again and again, one round after the other, for a load that outlasts it.
 *
 * @param play - the events of a round, in time from its start, which is at `fromMs` of the whole timeline.
 * @param isWanted - a round without an event that is wanted is the last one: the others would be like it.
 */
export function* rounds(
  play: (fromMs: number) => Iterable<TimedSendable>,
  isWanted: (event: SendableEvent) => boolean,
): Generator<TimedSendable> {
  let fromMs = 0;
  for (;;) {
    let lastMs = 0;
    let isAnyWanted = false;
    for (const { atMs, event } of play(fromMs)) {
      lastMs = atMs;
      isAnyWanted ||= isWanted(event);
      yield { atMs: fromMs + atMs, event };
    }
    if (!isAnyWanted) return;
    fromMs += lastMs + pauseMs;
  }
}
