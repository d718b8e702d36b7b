import { parseDelivery } from '../../functions/consumer/parse-delivery.ts';
import type { BusEntry } from '../../functions/consumer/publishable.ts';

const endpoint = 'default';
const deliveryId = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const receivedAt = '2026-01-15T08:01:23.612Z';

/** What the consumer puts on the bus for a delivery; `undefined` where it publishes nothing. */
export function published(
  body: Uint8Array | string,
  eventHeader: string | undefined,
): BusEntry | undefined {
  const parsed = parseDelivery(
    {
      messageId: deliveryId,
      receiptHandle: 'receipt',
      receiveCount: 1,
      deliveryId,
      endpoint,
      receivedAt,
      encoding: 'text',
      eventHeader,
      body: Buffer.from(body),
    },
    { busName: 'bus', deduplicationDays: 30, nowMs: Date.parse(receivedAt) },
  );
  return parsed.kind === 'publishable' ? parsed.event.entry : undefined;
}
