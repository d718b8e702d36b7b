import { setImmediate } from 'node:timers/promises';
import { rootCertificates } from 'node:tls';
import { isSubscribed } from './configuration/is-subscribed.ts';
import type { WebhookConfig } from './configuration/webhook-config.ts';
import type { DueEvent } from './pacing/pace.ts';
import type { SenderActivity } from './sender/activity.ts';
import { type ConnectionOptions, connectTo } from './sender/connection.ts';
import { createInProgress } from './sender/in-progress.ts';
import { type SendEventOptions, sendEvent } from './sender/send-event.ts';
import { waitUnlessStopped } from './sender/wait.ts';

export interface SendOptions extends ConnectionOptions, SendEventOptions {}

/** What the specification leaves open, and that public authorities are those of Node. */
export const sendDefaults = {
  connections: 10,
  timeoutMs: 10_000,
  retries: 3,
  retryDelayMs: 5_000,
  certificateAuthorities: rootCertificates,
} as const;

export interface SendReport {
  /** Whether some events never left, since `signal` came before. */
  readonly stopped: boolean;
  /** How late the latest first request of an event began; of those that were answered. */
  readonly behindMs: number;
}

/** Of events that are sent but not settled, for each connection: those that wait for a connection or for their retry. */
const unsettledPerConnection = 100;

/** So many events that are due leave, or are nobody's, before answers and signals get their turn. */
const eventsInOneGo = 100;

/**
 * Plays Enreach: sends each event, when it is due, to every endpoint that subscribes to it.
 *
 * A receiver that is too slow holds its own later events up once too many are unsettled, and nobody else's. Stopping by
 * `signal` sends nothing more and leaves what is under way unfinished.
 *
 * @param events - from the beginning, at each call: each endpoint goes through them on its own.
 * @returns when every event is settled; `onActivity` has heard how.
 * @see docs/simulator.md
 */
export const sendEvents = async (
  events: () => Iterable<DueEvent>,
  webhooks: readonly WebhookConfig[],
  options: SendOptions,
): Promise<SendReport> => {
  const { connections, signal } = options;
  const startMs = performance.now();
  let stopped = false;
  let behindMs = 0;
  const measured =
    (dueMs: number) =>
    (activity: SenderActivity): void => {
      if (activity.kind === 'attempt' && activity.purpose === 'sent') {
        const { attempt } = activity;
        if (attempt.kind === 'answered')
          behindMs = Math.max(behindMs, performance.now() - attempt.latencyMs - startMs - dueMs);
      }
      options.onActivity(activity);
    };

  const sendTo = async (webhook: WebhookConfig): Promise<void> => {
    const connection = connectTo(webhook.Webhook, options);
    const inProgress = createInProgress(connections * unsettledPerConnection);
    let count = 0;
    try {
      for (const { dueMs, event } of events()) {
        const earlyMs = startMs + dueMs - performance.now();
        count += 1;
        if (earlyMs >= 1) await waitUnlessStopped(earlyMs, signal);
        else if (count % eventsInOneGo === 0) await setImmediate();
        if (signal.aborted) {
          stopped = true;
          break;
        }
        if (!isSubscribed(webhook.Subscriptions, event)) continue;
        const own = { ...options, onActivity: measured(dueMs) };
        await inProgress.begin(() => sendEvent(event, webhook, connection, own));
      }
      await inProgress.ended();
    } finally {
      connection.close();
    }
  };
  await Promise.all(webhooks.map(sendTo));
  return { stopped, behindMs };
};
