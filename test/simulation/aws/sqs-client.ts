import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import { callMs, storeAttempts } from '../../../functions/consumer/timings.ts';
import type { Wire } from '../faults/wire.ts';
import type { Random } from '../random.ts';
import type { ExecutionEnvironment } from './execution-environment.ts';
import type { Queue } from './queue.ts';
import { sdkCall } from './sdk-call.ts';

export interface SqsClientOptions {
  readonly process: ExecutionEnvironment;
  readonly wire: Wire;
  readonly random: Random;
  readonly queue: Queue;
}

const call = {
  service: 'SQS',
  timeoutMs: callMs.storeAttempt,
  maxAttempts: storeAttempts,
} as const;

/** The SDK's client as one process has it, on the simulated wire. */
export const makeSqsClient = (options: SqsClientOptions): SQSClient => {
  const { process, queue } = options;
  return Object.assign(new SQSClient({ region: 'eu-north-1' }), {
    send: async (command: unknown): Promise<unknown> => {
      if (!(command instanceof ChangeMessageVisibilityCommand))
        throw new Error('not a command the model knows');
      const { ReceiptHandle = '', VisibilityTimeout = 0 } = command.input;
      const act = () => queue.changeVisibility(ReceiptHandle, VisibilityTimeout);
      return sdkCall(process, options, call, act);
    },
  });
};
