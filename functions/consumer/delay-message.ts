import { ChangeMessageVisibilityCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { callWithin } from '../../lib/claims/call-within.ts';
import type { Retry } from './settlement.ts';
import { callMs } from './timings.ts';

/** Hides a message that is to be received again for a while. */
export type DelayMessage = (receiptHandle: string, seconds: number) => Promise<void>;

export const sqsDelayMessage =
  (client: SQSClient, queueUrl: string): DelayMessage =>
  async (receiptHandle, seconds) => {
    const change = { QueueUrl: queueUrl, ReceiptHandle: receiptHandle, VisibilityTimeout: seconds };
    await callWithin(callMs.backOff, async (options) =>
      client.send(new ChangeMessageVisibilityCommand(change), options),
    );
  };

const firstBackoffSeconds = 2;

/**
 * Whole seconds until the next receive: 2, 4, 8, … up to `maxSeconds` by receive count, and not before the time at
 * which another try makes sense.
 */
export const backoffSeconds = (
  { receiveCount, notBeforeMs }: Pick<Retry, 'receiveCount' | 'notBeforeMs'>,
  maxSeconds: number,
  nowMs: number,
): number => {
  const backoff = Math.min(maxSeconds, firstBackoffSeconds ** receiveCount);
  const wait = notBeforeMs === undefined ? 0 : Math.ceil((notBeforeMs - nowMs) / 1000);
  return Math.max(backoff, Math.min(wait, maxSeconds));
};
