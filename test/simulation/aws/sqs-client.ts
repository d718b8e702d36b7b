import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import { callMs, storeAttempts } from '../../../functions/consumer/timings.ts';
import type { Cloud } from './cloud.ts';
import type { ExecutionEnvironment } from './execution-environment.ts';
import { type SendOptions, sdkCall } from './sdk-call.ts';

const call = {
  service: 'SQS',
  operation: 'ChangeMessageVisibility',
  timeoutMs: callMs.storeAttempt,
  maxAttempts: storeAttempts,
} as const;

/** The SDK's client as one process has it, on the simulated wire. */
export const makeSqsClient = (cloud: Cloud, process: ExecutionEnvironment): SQSClient =>
  Object.assign(new SQSClient({ region: 'eu-north-1' }), {
    send: async (command: unknown, options: SendOptions = {}): Promise<unknown> => {
      if (!(command instanceof ChangeMessageVisibilityCommand))
        throw new Error('not a command the model knows');
      const { ReceiptHandle = '', VisibilityTimeout = 0 } = command.input;
      const act = () => cloud.queue.changeVisibility(ReceiptHandle, VisibilityTimeout);
      return sdkCall(process, cloud, { ...call, ...options }, act);
    },
  });
