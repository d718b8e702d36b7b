/** `enreach-webhooks/testing`: events to try a handler or a rule with. */
import { randomUUID } from 'node:crypto';
import type { SQSEvent } from 'aws-lambda';
import type { BusEvent, GenericBusEvent } from '../catalogue/index.ts';

export { sample } from '../catalogue/index.ts';
export { sampleBusEvent } from '../catalogue/sample-bus-event.ts';

/** Events as the queue between a rule and a function hands them to the function, one message each. */
export const queueEvent = (...events: readonly (BusEvent | GenericBusEvent)[]): SQSEvent => ({
  Records: events.map((event) => ({
    messageId: randomUUID(),
    receiptHandle: 'receipt-handle',
    body: JSON.stringify(event),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: `${Date.parse(event.time)}`,
      SenderId: 'events.amazonaws.com',
      ApproximateFirstReceiveTimestamp: `${Date.parse(event.time)}`,
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:${event.region}:${event.account}:events`,
    awsRegion: event.region,
  })),
});
