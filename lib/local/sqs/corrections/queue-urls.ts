import * as v from 'valibot';
import { AwsError } from '../../front-door/aws-error.ts';
import { parseInput } from '../parse-input.ts';
import { around, type Correction, type Corrections, contentOf, sqsAnswer } from './correction.ts';

const oneSchema = v.object({ QueueUrl: v.string() });
const listSchema = v.object({
  QueueUrls: v.array(v.string()),
  NextToken: v.optional(v.string()),
});

/** The emulator's host, `sqs.us-east-1.…`, does not resolve, or is no host at all. */
const reachable = (url: string, endpoint: string): string =>
  url.replace(/^https?:\/\/[^/]+/, endpoint);

const withUrl: Correction = async ({ endpoint }, forward) => {
  const { QueueUrl } = v.parse(oneSchema, contentOf(await forward()));
  return sqsAnswer({ QueueUrl: reachable(QueueUrl, endpoint) });
};

const createSchema = v.object({ QueueName: v.string() });

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html - QueueName; AWS's words are not known */
const checkName: Correction = async ({ call }, forward) => {
  const { QueueName } = parseInput(createSchema, call.input);
  if (QueueName.length > 80 || !/^[\w-]+(\.fifo)?$/.test(QueueName))
    throw new AwsError(
      'InvalidParameterValue',
      'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
    );
  return forward();
};

/** Answers that name queues name them by the URL that reached us. */
export const queueUrls: Corrections = {
  CreateQueue: around(checkName, withUrl),
  GetQueueUrl: withUrl,
  ListQueues: async ({ endpoint }, forward) => {
    const { QueueUrls, NextToken } = v.parse(listSchema, contentOf(await forward()));
    return sqsAnswer({ QueueUrls: QueueUrls.map((url) => reachable(url, endpoint)), NextToken });
  },
};
