/**
 * The SQS message attributes of one delivery: written by the ingress, read by the consumer and by operators.
 * All are strings and none is ever empty; optional ones are left out.
 */
export const deliveryAttributes = {
  /** Name of the endpoint that accepted the POST. */
  endpoint: 'Endpoint',
  /** UUID, unique per accepted POST; unlike the MessageId it survives a redrive. */
  deliveryId: 'DeliveryId',
  /** ISO 8601 with `Z`, when the POST arrived. */
  receivedAt: 'ReceivedAt',
  /** How the message body carries the bytes: one of `bodyEncodings`. */
  encoding: 'Encoding',
  /** `X-Benemen-Event` as sent, sanitised; absent when the header was. */
  eventHeader: 'EventHeader',
  /** Content-Type as sent, sanitised; only when it does not declare JSON (`missing` when there was none). */
  contentType: 'ContentType',
  /** `true` when a person released the delivery from the quarantine: it is never too old. */
  released: 'Released',
} as const;

/**
 * - `text`: the message body is the body.
 * - `base64`: base64 of the bytes.
 * - `gzip`: base64 of the gzipped bytes.
 * - `empty`: the body had no bytes; the message body is a placeholder.
 */
export const bodyEncodings = ['text', 'base64', 'gzip', 'empty'] as const;
export type BodyEncoding = (typeof bodyEncodings)[number];
