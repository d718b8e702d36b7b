import type { WebhookConfig } from '../configuration/webhook-config.ts';
import type { Choose } from '../pacing/chooser.ts';
import type { SendableEvent } from '../sendable-event.ts';
import type { SenderActivity } from './activity.ts';
import type { Connection } from './connection.ts';
import { deliver, type RetryPolicy } from './deliver.ts';
import { waitUnlessStopped } from './wait.ts';
import { webhookRequest } from './webhook-request.ts';

/** Probabilities of what makes a receiver see an event more than once. */
export interface Disturbances {
  /** Of sending an event again although it was acknowledged. */
  readonly duplicates: number;
  /** Of losing an answer, so that the event is resent. Never the last attempt's: nothing is discarded by it. */
  readonly dropAnswers: number;
}

export interface SendEventOptions extends RetryPolicy, Disturbances {
  readonly choose: Choose;
  readonly signal: AbortSignal;
  readonly onActivity: (activity: SenderActivity) => void;
}

/** Sends one event to one endpoint: every time with the same bytes. */
export const sendEvent = async (
  event: SendableEvent,
  { Webhook }: WebhookConfig,
  connection: Connection,
  options: SendEventOptions,
): Promise<void> => {
  const { duplicates, dropAnswers, retries, choose, signal, onActivity } = options;
  const { EventType: eventType, Id: id } = event;
  const request = webhookRequest(event, Webhook);

  const delivery = await deliver(
    {
      attempt: async (number) => {
        const isDropped = number <= retries && choose(`drop ${number}`, id) < dropAnswers;
        const attempt = await connection.post(request, { dropAnswer: isDropped });
        const purpose = number === 1 ? 'sent' : 'resent';
        onActivity({ kind: 'attempt', eventType, purpose, attempt });
        return attempt;
      },
      wait: (ms) => waitUnlessStopped(ms, signal),
    },
    options,
  );
  onActivity({ kind: 'settled', eventType, id, endpoint: Webhook.Endpoint, ...delivery });

  if (delivery.outcome !== 'acknowledged' || choose('duplicate', id) >= duplicates) return;
  const attempt = await connection.post(request, { dropAnswer: false });
  onActivity({ kind: 'attempt', eventType, purpose: 'duplicate', attempt });
};
