import { createChooser } from './pacing/chooser.ts';
import { type DueEvent, type Pace, pace } from './pacing/pace.ts';
import { reorder } from './pacing/reorder.ts';
import type { SendableEvent, TimedSendable } from './sendable-event.ts';

export interface PlanOptions extends Pace {
  readonly seed: number;
  /** Events to send at most. @default - all */
  readonly count?: number;
  /** Real time after which none leaves any more. @default - none */
  readonly untilMs?: number;
  /** Probability of being overtaken by up to five later events. */
  readonly reorder: number;
}

function* wantedOf(
  events: Iterable<TimedSendable>,
  isWanted: (event: SendableEvent) => boolean,
): Generator<TimedSendable> {
  for (const timed of events) if (isWanted(timed.event)) yield timed;
}

function* first(count: number, events: Iterable<TimedSendable>): Generator<TimedSendable> {
  if (count <= 0) return;
  let taken = 0;
  for (const timed of events) {
    yield timed;
    taken += 1;
    if (taken >= count) return;
  }
}

/**
 * Which of the events leave, when, and in what order. The same options give the same plan: it knows no clock.
 *
 * @param isWanted - what is not wanted, since nobody subscribes to it, is not sent, and not counted.
 */
export function* planEvents(
  events: Iterable<TimedSendable>,
  isWanted: (event: SendableEvent) => boolean,
  { seed, count = Number.POSITIVE_INFINITY, untilMs, ...options }: PlanOptions,
): Generator<DueEvent> {
  const chosen = first(count, wantedOf(events, isWanted));
  for (const due of pace(reorder(chosen, options.reorder, createChooser(seed)), options)) {
    if (untilMs !== undefined && due.dueMs >= untilMs) return;
    yield due;
  }
}
