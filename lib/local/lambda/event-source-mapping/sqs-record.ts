import type { Message, MessageAttributeValue } from '@aws-sdk/client-sqs';
import type { SqsRecord, SqsRecordAttribute } from '../event-source-mapping-types.ts';

const toAttribute = (value: MessageAttributeValue): SqsRecordAttribute => ({
  ...(value.StringValue !== undefined && { stringValue: value.StringValue }),
  ...(value.BinaryValue && { binaryValue: Buffer.from(value.BinaryValue).toString('base64') }),
  // Reserved by SQS, always empty; Lambda passes them on all the same.
  stringListValues: [],
  binaryListValues: [],
  dataType: value.DataType ?? 'String',
});

/** One received message in the shape a function gets it in. @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html "Example Amazon SQS message event" */
export const toSqsRecord = (message: Message, queueArn: string, region: string): SqsRecord => ({
  messageId: message.MessageId ?? '',
  receiptHandle: message.ReceiptHandle ?? '',
  body: message.Body ?? '',
  attributes: { ...message.Attributes },
  messageAttributes: Object.fromEntries(
    Object.entries(message.MessageAttributes ?? {}).map(([name, value]) => [
      name,
      toAttribute(value),
    ]),
  ),
  ...(message.MD5OfMessageAttributes !== undefined && {
    md5OfMessageAttributes: message.MD5OfMessageAttributes,
  }),
  md5OfBody: message.MD5OfBody ?? '',
  eventSource: 'aws:sqs',
  eventSourceARN: queueArn,
  awsRegion: region,
});
