import { setTimeout as sleep } from 'node:timers/promises';
import type { Message, SQSClient } from '@aws-sdk/client-sqs';
import { Consumer } from 'sqs-consumer';

export interface PollerOptions {
  readonly client: SQSClient;
  readonly queueUrl: string;
  /** At most 10. */
  readonly batchSize: number;
  /** Must not throw. */
  readonly onMessages: (messages: readonly Message[]) => Promise<void>;
  /** Called for the first of a run of failures. */
  readonly onReceiveError: (error: Error) => void;
}

export interface Poller {
  /** Begins no further receive; resolves when the one under way, and what it brought, is done. */
  readonly stop: () => Promise<void>;
}

/**
 * Short, since a poll is waited for and never aborted: an aborted one can still take the next message, which then
 * stays invisible until its time is up (the emulator does it, and SQS too: aws/aws-sdk-java-v2#1395).
 */
const longPollSeconds = 1;

const backOffMs = (failures: number): number =>
  failures === 0 ? 0 : Math.min(50 * 2 ** failures, 1000);

/** Receives, hands over, waits until that is done, receives again. Starts at once. */
export const startPoller = (options: PollerOptions): Poller => {
  let failures = 0;
  let stopping = false;
  let cycle: PromiseWithResolvers<void> | undefined;

  const consumer = Consumer.create({
    sqs: options.client,
    queueUrl: options.queueUrl,
    batchSize: options.batchSize,
    waitTimeSeconds: longPollSeconds,
    messageAttributeNames: ['All'],
    messageSystemAttributeNames: ['All'],
    authenticationErrorTimeout: 0, // the back-off is ours, for every error alike
    shouldDeleteMessages: false, // deleting is retried, in delete-messages.ts
    suppressFifoWarning: true,
    preReceiveMessageCallback: async () => {
      cycle = Promise.withResolvers();
      await sleep(backOffMs(failures));
      if (stopping) throw new Error('stopped');
    },
    handleMessageBatch: async (messages) => {
      await options.onMessages(messages);
      return [];
    },
  });

  const endCycle = (nowFailures: number) => (): void => {
    failures = nowFailures;
    cycle?.resolve();
    cycle = undefined;
  };
  consumer.on('empty', () => endCycle(0)());
  consumer.on('response_processed', () => endCycle(0)());
  consumer.on('error', (error) => {
    if (!stopping && failures === 0) options.onReceiveError(error);
    endCycle(failures + 1)();
  });
  consumer.start();

  return {
    stop: async () => {
      stopping = true;
      consumer.stop();
      await cycle?.promise;
    },
  };
};
