import * as v from 'valibot';
import { parseInput } from './parse-input.ts';
import { type Queues, queueNotFound } from './queues.ts';

const schema = v.object({ QueueUrl: v.string() });

/** In one page. The member's name is in lower case. @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListDeadLetterSourceQueues.html */
export const listDeadLetterSourceQueues =
  (queues: Queues) =>
  async (input: unknown, endpoint: string): Promise<unknown> => {
    const queue = queues.find(parseInput(schema, input).QueueUrl);
    if (!queue) throw queueNotFound();
    const sources = await queues.sourcesOf(queue.arn);
    const account = queue.arn.split(':')[4];
    return { queueUrls: sources.map(({ name }) => `${endpoint}/${account}/${name}`) };
  };
