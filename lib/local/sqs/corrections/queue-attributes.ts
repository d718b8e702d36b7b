import * as v from 'valibot';
import { AwsError } from '../../front-door/aws-error.ts';
import { parseInput } from '../parse-input.ts';
import { type Queues, queueNotFound } from '../queues.ts';
import { type Corrections, contentOf, sqsAnswer } from './correction.ts';

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html */
const attributeNames: readonly string[] = [
  'All',
  'Policy',
  'VisibilityTimeout',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'CreatedTimestamp',
  'LastModifiedTimestamp',
  'QueueArn',
  'ApproximateNumberOfMessagesDelayed',
  'DelaySeconds',
  'ReceiveMessageWaitTimeSeconds',
  'RedrivePolicy',
  'FifoQueue',
  'ContentBasedDeduplication',
  'KmsMasterKeyId',
  'KmsDataKeyReusePeriodSeconds',
  'DeduplicationScope',
  'FifoThroughputLimit',
  'RedriveAllowPolicy',
  'SqsManagedSseEnabled',
];

const inputSchema = v.object({
  QueueUrl: v.string(),
  AttributeNames: v.optional(v.array(v.string()), []),
});
const answerSchema = v.object({ Attributes: v.record(v.string(), v.string()) });

/** Nothing asked for is nothing told, and messages that are due count as visible before anybody receives. */
export const queueAttributes = (queues: Queues): Corrections => ({
  GetQueueAttributes: async ({ call }, forward) => {
    const { QueueUrl, AttributeNames } = parseInput(inputSchema, call.input);
    const unknown = AttributeNames.find((name) => !attributeNames.includes(name));
    if (unknown !== undefined)
      throw new AwsError('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
    const { Attributes } = v.parse(answerSchema, contentOf(await forward()));
    const queue = queues.find(QueueUrl);
    if (!queue) throw queueNotFound();
    if (AttributeNames.length === 0) return sqsAnswer({});
    const counts: Readonly<Record<string, number>> = {
      ApproximateNumberOfMessages: queue.visible,
      ApproximateNumberOfMessagesNotVisible: queue.inFlight,
      ApproximateNumberOfMessagesDelayed: queue.delayed,
    };
    return sqsAnswer({
      Attributes: Object.fromEntries(
        Object.entries(Attributes).map(([name, text]) => [name, `${counts[name] ?? text}`]),
      ),
    });
  },
});
