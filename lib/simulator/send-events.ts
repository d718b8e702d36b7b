import { isSubscribed } from './configuration/is-subscribed.ts';
import type { WebhookConfig } from './configuration/webhook-config.ts';
import type { DueEvent } from './pacing/pace.ts';
import { type ConnectionOptions, connectTo } from './sender/connection.ts';
import { createInProgress } from './sender/in-progress.ts';
import { type SendEventOptions, sendEvent } from './sender/send-event.ts';
import { waitUnlessStopped } from './sender/wait.ts';

export interface SendOptions extends ConnectionOptions, SendEventOptions {}

/** Of events that are sent but not settled, for each connection: those that wait for a connection or for their retry. */
const unsettledPerConnection = 100;

/**
 * Plays Enreach: sends each event, when it is due, to every endpoint that subscribes to it.
 *
 * A receiver that is too slow holds the later events up once too many are unsettled. Stopping by `signal` sends
 * nothing more and leaves what is under way unfinished.
 *
 * @returns when every event is settled; `onActivity` has heard how.
 * @see docs/simulator.md
 */
export const sendEvents = async (
  events: Iterable<DueEvent>,
  webhooks: readonly WebhookConfig[],
  options: SendOptions,
): Promise<void> => {
  const { connections, signal } = options;
  const endpoints = webhooks.map((webhook) => ({
    webhook,
    connection: connectTo(webhook.Webhook, options),
  }));
  const inProgress = createInProgress(connections * endpoints.length * unsettledPerConnection);
  const startMs = performance.now();
  try {
    for (const { dueMs, event } of events) {
      const earlyMs = startMs + dueMs - performance.now();
      if (earlyMs >= 1) await waitUnlessStopped(earlyMs, signal);
      if (signal.aborted) break;
      for (const { webhook, connection } of endpoints) {
        if (!isSubscribed(webhook.Subscriptions, event)) continue;
        await inProgress.begin(() => sendEvent(event, webhook, connection, options));
      }
    }
    await inProgress.ended();
  } finally {
    for (const { connection } of endpoints) connection.close();
  }
};
