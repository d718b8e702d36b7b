import { setTimeout } from 'node:timers/promises';
import * as v from 'valibot';
import { AwsError } from '../../front-door/aws-error.ts';
import { sqsErrorShape } from '../../front-door/sqs-error.ts';
import type { SqsEmulator } from '../emulator.ts';
import { queueNameOf } from '../queues.ts';
import type { TraceHeaders } from '../trace-headers.ts';
import type { MoveTask } from './move-task.ts';

const receivedSchema = v.object({
  Messages: v.optional(
    v.array(
      v.object({
        MessageId: v.string(),
        ReceiptHandle: v.string(),
        Body: v.string(),
        MessageAttributes: v.optional(v.unknown()),
      }),
    ),
    [],
  ),
});
const sentSchema = v.object({ MessageId: v.string() });

interface MoveContext {
  readonly emulator: SqsEmulator;
  readonly traceHeaders: TraceHeaders;
  readonly signal: AbortSignal;
}

/** Moves the oldest visible message. @returns whether there was one. */
const moveOne = async (
  source: string,
  destination: string,
  { emulator, traceHeaders }: MoveContext,
): Promise<boolean> => {
  const { Messages } = v.parse(
    receivedSchema,
    await emulator.call('ReceiveMessage', { QueueUrl: source, MessageAttributeNames: ['All'] }),
  );
  const [message] = Messages;
  if (!message) return false;
  const { MessageId, ReceiptHandle, Body: MessageBody, MessageAttributes } = message;
  const hide = (VisibilityTimeout: number) =>
    emulator.call('ChangeMessageVisibility', {
      QueueUrl: source,
      ReceiptHandle,
      VisibilityTimeout,
    });
  try {
    const sent = v.parse(
      sentSchema,
      await emulator.call('SendMessage', { QueueUrl: destination, MessageBody, MessageAttributes }),
    );
    traceHeaders.copy(MessageId, sent.MessageId);
  } catch (error) {
    await hide(0);
    throw error;
  }
  await emulator.call('DeleteMessage', { QueueUrl: source, ReceiptHandle });
  return true;
};

const failureOf = (error: unknown): string =>
  error instanceof AwsError ? sqsErrorShape(error.name).queryCode : 'InternalError';

/**
 * Moves what is in the source at the start, the oldest first, each as a new message with a new id.
 *
 * @returns once the task is over. Never rejects.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html
 */
export const runMoveTask = async (
  task: MoveTask,
  destinationArn: string,
  context: MoveContext,
): Promise<void> => {
  const source = queueNameOf(task.sourceArn);
  const destination = queueNameOf(destinationArn);
  const pauseMs = task.messagesPerSecond === undefined ? 0 : 1000 / task.messagesPerSecond;
  try {
    while (task.moved < task.toMove) {
      if (pauseMs > 0) await setTimeout(pauseMs, undefined, { signal: context.signal, ref: false });
      if (context.signal.aborted) break;
      if (!(await moveOne(source, destination, context))) break;
      task.moved++;
    }
    task.status = context.signal.aborted ? 'CANCELLED' : 'COMPLETED';
  } catch (error) {
    if (context.signal.aborted) {
      task.status = 'CANCELLED';
      return;
    }
    task.status = 'FAILED';
    task.failureReason = failureOf(error);
  }
};
