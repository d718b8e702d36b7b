import type { TimedSendable } from '../sendable-event.ts';
import type { Choose } from './chooser.ts';

/** How many later events at most overtake one that is held back. */
const maxOvertaking = 5;

/** Holds some events back, each until one to five later ones have gone. */
export function* reorder(
  events: Iterable<TimedSendable>,
  probability: number,
  choose: Choose,
): Generator<TimedSendable> {
  let held: { readonly event: TimedSendable['event']; readonly overtaking: number }[] = [];
  let atMs = 0;
  for (const timed of events) {
    atMs = timed.atMs;
    const { Id } = timed.event;
    const waiting = held.map(({ event, overtaking }) => ({ event, overtaking: overtaking - 1 }));
    held = waiting.filter(({ overtaking }) => overtaking > 0);
    if (choose('reorder', Id) < probability) {
      const overtaking = 1 + Math.floor(choose('overtaking', Id) * maxOvertaking);
      held.push({ event: timed.event, overtaking });
    } else yield timed;
    for (const { event, overtaking } of waiting) if (overtaking <= 0) yield { atMs, event };
  }
  for (const { event } of held) yield { atMs, event };
}
