import { isSubscribed } from './configuration/is-subscribed.ts';
import type { WebhookConfig } from './configuration/webhook-config.ts';
import { createChooser } from './pacing/chooser.ts';
import { type DueEvent, type Pace, pace } from './pacing/pace.ts';
import { reorder } from './pacing/reorder.ts';
import type { TimedSendable } from './sendable-event.ts';

export interface PlanOptions extends Pace {
  readonly seed: number;
  /** Events to send at most. @default - all */
  readonly count?: number;
  /** Real time after which none leaves any more. @default - none */
  readonly untilMs?: number;
  /** Probability of being overtaken by up to five later events. */
  readonly reorder: number;
}

function* subscribedOf(
  events: Iterable<TimedSendable>,
  webhooks: readonly WebhookConfig[],
): Generator<TimedSendable> {
  for (const timed of events) {
    if (webhooks.some(({ Subscriptions }) => isSubscribed(Subscriptions, timed.event))) yield timed;
  }
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
 * @param webhooks - what none of them subscribes to is not sent, and not counted.
 */
export function* planEvents(
  events: Iterable<TimedSendable>,
  webhooks: readonly WebhookConfig[],
  { seed, count = Number.POSITIVE_INFINITY, untilMs, ...options }: PlanOptions,
): Generator<DueEvent> {
  const chosen = first(count, subscribedOf(events, webhooks));
  for (const due of pace(reorder(chosen, options.reorder, createChooser(seed)), options)) {
    if (untilMs !== undefined && due.dueMs >= untilMs) return;
    yield due;
  }
}
