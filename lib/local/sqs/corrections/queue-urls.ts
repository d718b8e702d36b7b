import * as v from 'valibot';
import { type Correction, type Corrections, contentOf, sqsAnswer } from './correction.ts';

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

/** Answers that name queues name them by the URL that reached us. */
export const queueUrls: Corrections = {
  CreateQueue: withUrl,
  GetQueueUrl: withUrl,
  ListQueues: async ({ endpoint }, forward) => {
    const { QueueUrls, NextToken } = v.parse(listSchema, contentOf(await forward()));
    return sqsAnswer({ QueueUrls: QueueUrls.map((url) => reachable(url, endpoint)), NextToken });
  },
};
