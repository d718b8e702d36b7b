import { setTimeout as sleep } from 'node:timers/promises';
import { type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** SQS's limit for one receive. */
export const receiveLimit = 10;

interface Window {
  readonly client: SQSClient;
  readonly queueUrl: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
}

/** Undefined when it failed: the poller's next receive will say so. */
const receive = async (
  { client, queueUrl }: Window,
  count: number,
  waitSeconds: number,
): Promise<readonly Message[] | undefined> => {
  try {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: Math.min(count, receiveLimit),
        WaitTimeSeconds: waitSeconds,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['All'],
      }),
    );
    return Messages;
  } catch {
    return undefined;
  }
};

/**
 * Adds to the first messages what comes until the batch is full or its window, which the first message opened, ends.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html#invocation-eventsourcemapping-batching
 */
export const gatherBatch = async (
  first: readonly Message[],
  window: Window,
): Promise<readonly Message[]> => {
  const messages = [...first];
  const endsAt = performance.now() + window.windowSeconds * 1000;
  while (messages.length < window.batchSize) {
    const leftMs = endsAt - performance.now();
    if (leftMs <= 0) break;
    // A wait is in whole seconds: the last fraction of the window is slept through.
    const waitSeconds = leftMs >= 1000 ? 1 : 0;
    if (waitSeconds === 0) await sleep(leftMs);
    const more = await receive(window, window.batchSize - messages.length, waitSeconds);
    if (!more) break;
    messages.push(...more);
  }
  return messages;
};
