import type { Webhook } from '../configuration/webhook-config.ts';
import type { SendableEvent } from '../sendable-event.ts';

export interface WebhookRequest {
  /** In the order of the specification's example. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * The request of an event, with the headers of the specification's example and no other.
 *
 * @see the specification's section "Request payload"
 */
export const webhookRequest = (
  event: SendableEvent,
  { Endpoint, Secret }: Webhook,
): WebhookRequest => {
  const body = Buffer.from(JSON.stringify(event), 'utf8');
  return {
    headers: {
      'X-Benemen-Event': event.EventType,
      ...(Secret === undefined ? {} : { 'X-Benemen-Token': Secret }),
      'Content-Type': 'application/json; charset=utf-8',
      Host: new URL(Endpoint).host,
      'Content-Length': String(body.length),
      Connection: 'Keep-Alive',
    },
    body,
  };
};
