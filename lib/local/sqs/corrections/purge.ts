import * as v from 'valibot';
import { AwsError } from '../../front-door/aws-error.ts';
import { parseInput } from '../parse-input.ts';
import { queueNameOf } from '../queues.ts';
import type { Correction } from './correction.ts';

const schema = v.object({ QueueUrl: v.string() });
const intervalMs = 60_000;

/** Once a minute a queue. @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html */
export const createPurge = (now: () => number): Correction => {
  const purgedMs = new Map<string, number>();
  return async ({ call }, forward) => {
    const name = queueNameOf(parseInput(schema, call.input).QueueUrl);
    const before = purgedMs.get(name);
    if (before !== undefined && now() - before < intervalMs)
      throw new AwsError(
        'PurgeQueueInProgress',
        `Only one PurgeQueue operation on ${name} is allowed every 60 seconds.`,
      );
    const answer = await forward();
    purgedMs.set(name, now());
    return answer;
  };
};
