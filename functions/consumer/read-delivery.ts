import type { SQSRecord } from 'aws-lambda';
import * as v from 'valibot';
import { decodeBody } from '../runtime/decode-body.ts';
import { bodyEncodings, deliveryAttributes } from '../runtime/delivery-attributes.ts';
import { readTraceHeader } from '../runtime/trace-header.ts';
import type { Delivery } from './delivery.ts';

const encodingSchema = v.optional(v.picklist(bodyEncodings), 'text');
const timeSchema = v.pipe(v.string(), v.isoTimestamp(), v.endsWith('Z'));

/**
 * Reads a delivery back from its SQS message, to the exact bytes that the ingress was handed.
 *
 * A message without our attributes (sent to the queue by hand) counts as text that arrived when it was sent. One with a
 * malformed time does too: an entry without a valid time would fail the whole call that it stands in.
 *
 * @throws Error when the encoding is unknown or does not decode: no delivery of ours, a fault.
 */
export const readDelivery = (record: SQSRecord): Delivery => {
  const attribute = (name: keyof typeof deliveryAttributes) =>
    record.messageAttributes[deliveryAttributes[name]]?.stringValue;
  const encoding = v.parse(encodingSchema, attribute('encoding'));
  const receivedAt = attribute('receivedAt');
  return {
    messageId: record.messageId,
    receiptHandle: record.receiptHandle,
    receiveCount: Number(record.attributes.ApproximateReceiveCount),
    deliveryId: attribute('deliveryId') ?? record.messageId,
    endpoint: attribute('endpoint') ?? 'unknown',
    receivedAt: v.is(timeSchema, receivedAt)
      ? receivedAt
      : new Date(Number(record.attributes.SentTimestamp)).toISOString(),
    encoding,
    eventHeader: attribute('eventHeader'),
    contentType: attribute('contentType'),
    traceHeader: readTraceHeader(record.attributes.AWSTraceHeader),
    released: attribute('released') !== undefined,
    body: decodeBody(record.body, encoding),
  };
};
