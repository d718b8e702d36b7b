import type { SQSRecord } from 'aws-lambda';
import type { Message } from './queue.ts';

/** A received message as the event source mapping hands it to the function. */
export const sqsRecord = (message: Message): SQSRecord => ({
  messageId: message.messageId,
  receiptHandle: message.receiptHandle,
  body: message.content.messageBody,
  attributes: {
    ApproximateReceiveCount: `${message.receives}`,
    SentTimestamp: `${message.sentMs}`,
    SenderId: 'ingress',
    ApproximateFirstReceiveTimestamp: `${message.sentMs}`,
  },
  messageAttributes: Object.fromEntries(
    Object.entries(message.content.attributes).map(([name, stringValue]) => [
      name,
      { dataType: 'String', stringValue },
    ]),
  ),
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:eu-north-1:111122223333:DeliveryQueue',
  awsRegion: 'eu-north-1',
});
