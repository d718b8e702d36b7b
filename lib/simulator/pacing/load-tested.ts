import { isLocal } from '../configuration/is-local.ts';
import { isSubscribed } from '../configuration/is-subscribed.ts';
import type { WebhookConfig } from '../configuration/webhook-config.ts';
import type { RetryPolicy } from '../sender/deliver.ts';
import type { Disturbances } from '../sender/send-event.ts';
import type { DueEvent } from './pace.ts';

/** What one may send to any address without asking: about what trying an endpoint out takes. */
export const tryingOut = {
  requests: 100,
  requestsPerSecond: 50,
  retries: 3,
  retryDelayMs: 1_000,
} as const;

/** When each request is due, those included that `--duplicates` and `--drop-answers` may add to it. */
function* requestTimes(
  events: Iterable<DueEvent>,
  webhooks: readonly WebhookConfig[],
  { duplicates, dropAnswers, retries }: Disturbances & RetryPolicy,
): Generator<number> {
  const requestsPerEvent = 1 + (duplicates > 0 ? 1 : 0) + (dropAnswers > 0 ? retries : 0);
  for (const { dueMs, event } of events) {
    for (const { Subscriptions } of webhooks) {
      if (!isSubscribed(Subscriptions, event)) continue;
      for (let request = 0; request < requestsPerEvent; request += 1) yield dueMs;
    }
  }
}

/**
 * Whether endpoints on other machines get more than trying them out takes: more requests in all, or more within some
 * second, or failed ones repeated more often or sooner.
 *
 * @returns the URL of the first of them; `undefined` where this is no load test.
 */
export const loadTested = (
  events: Iterable<DueEvent>,
  webhooks: readonly WebhookConfig[],
  policy: Disturbances & RetryPolicy,
): string | undefined => {
  const away = webhooks.filter(({ Webhook }) => !isLocal(Webhook.Endpoint));
  const [first] = away;
  if (first === undefined) return undefined;
  const { Endpoint } = first.Webhook;
  if (policy.retries > tryingOut.retries) return Endpoint;
  if (policy.retries > 0 && policy.retryDelayMs < tryingOut.retryDelayMs) return Endpoint;
  const times: number[] = [];
  for (const dueMs of requestTimes(events, away, policy)) {
    times.push(dueMs);
    const earlier = times[times.length - 1 - tryingOut.requestsPerSecond];
    if (earlier !== undefined && dueMs - earlier < 1000) return Endpoint;
    if (times.length > tryingOut.requests) return Endpoint;
  }
  return undefined;
};
