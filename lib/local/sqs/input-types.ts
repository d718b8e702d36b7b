import * as v from 'valibot';
import { AwsError } from '../front-door/aws-error.ts';

const text = v.nullish(v.string());
const texts = v.nullish(v.array(v.string()));
const count = v.nullish(v.pipe(v.number(), v.integer()));
const textByName = v.nullish(v.record(v.string(), v.string()));
const attributes = v.nullish(
  v.record(v.string(), v.object({ DataType: text, StringValue: text, BinaryValue: text })),
);

const message = {
  MessageBody: text,
  DelaySeconds: count,
  MessageAttributes: attributes,
  MessageSystemAttributes: attributes,
  MessageDeduplicationId: text,
  MessageGroupId: text,
  ReceiptHandle: text,
  VisibilityTimeout: count,
};

/** A member has the same type in every operation that has it. */
const schema = v.object({
  ...message,
  Entries: v.nullish(v.array(v.object({ Id: text, ...message }))),
  QueueUrl: text,
  QueueName: text,
  QueueOwnerAWSAccountId: text,
  QueueNamePrefix: text,
  MaxResults: count,
  NextToken: text,
  Attributes: textByName,
  AttributeNames: texts,
  tags: textByName,
  Tags: textByName,
  TagKeys: texts,
  MessageAttributeNames: texts,
  MessageSystemAttributeNames: texts,
  MaxNumberOfMessages: count,
  WaitTimeSeconds: count,
  ReceiveRequestAttemptId: text,
  SourceArn: text,
  DestinationArn: text,
  MaxNumberOfMessagesPerSecond: count,
  TaskHandle: text,
});

/**
 * Whether a request's members are of the types that SQS's model gives them. The emulator fails at others.
 *
 * @throws AwsError `SerializationException` that names the first member of another type.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html
 */
export const checkInputTypes = (input: unknown): void => {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return;
  const [issue] = parsed.issues;
  const member = v.getDotPath(issue) ?? 'the request';
  throw new AwsError('SerializationException', `${member} is not of type ${issue.expected}`);
};
