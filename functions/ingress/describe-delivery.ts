import { deliveryAttributes } from '../runtime/delivery-attributes.ts';
import type { ReceivedRequest } from './read-request.ts';
import { sanitiseHeader } from './sanitise-header.ts';

/** Message attributes by name: all strings, none empty. */
export type MessageAttributes = Readonly<Record<string, string>>;

const jsonMediaType = /^(application\/json|[^\s/]+\/[^\s/]+\+json)$/i;

/** The Content-Type where it does not declare JSON. */
const oddContentType = (header: string | undefined): string | undefined => {
  const contentType = sanitiseHeader(header) ?? 'missing';
  const [mediaType = ''] = contentType.split(';');
  return jsonMediaType.test(mediaType.trim()) ? undefined : contentType;
};

/** What travels with a delivery's bytes, but for how they are encoded. */
export const describeDelivery = (
  request: ReceivedRequest,
  facts: {
    readonly endpoint: string;
    readonly deliveryId: string;
    readonly receivedAtMs: number;
  },
): MessageAttributes => {
  const eventHeader = sanitiseHeader(request.header('x-benemen-event'));
  const contentType = oddContentType(request.header('content-type'));
  return {
    [deliveryAttributes.endpoint]: facts.endpoint,
    [deliveryAttributes.deliveryId]: facts.deliveryId,
    [deliveryAttributes.receivedAt]: new Date(facts.receivedAtMs).toISOString(),
    ...(eventHeader && { [deliveryAttributes.eventHeader]: eventHeader }),
    ...(contentType && { [deliveryAttributes.contentType]: contentType }),
  };
};
