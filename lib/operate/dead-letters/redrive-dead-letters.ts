import { setTimeout } from 'node:timers/promises';
import { ListMessageMoveTasksCommand, StartMessageMoveTaskCommand } from '@aws-sdk/client-sqs';
import type { Deployment } from '../deployment.ts';
import { OperatorError } from '../operator-error.ts';
import { countMessages } from '../queue-counts.ts';

export interface Redrive {
  /** `RUNNING`, `COMPLETED`, `FAILED`, … */
  readonly status: string;
  readonly moved: number;
  readonly failureReason: string | undefined;
}

/**
 * Moves everything in the dead-letter queue back to the delivery queue, by SQS's own move task.
 *
 * @param messagesPerSecond - at most; 1 to 500.
 * @param onProgress - told now and then until it ends.
 * @throws OperatorError when a move is under way already.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
 */
export const redriveDeadLetters = async (
  deployment: Deployment,
  messagesPerSecond: number,
  onProgress: (redrive: Redrive) => void,
): Promise<Redrive> => {
  const { sqs } = deployment.clients;
  const { arn: SourceArn } = await countMessages(
    deployment,
    deployment.output('deadLetterQueueUrl'),
  );
  const latest = async () => {
    const { Results: [task] = [] } = await sqs.send(
      new ListMessageMoveTasksCommand({ SourceArn, MaxResults: 1 }),
    );
    return {
      status: task?.Status ?? 'NONE',
      moved: task?.ApproximateNumberOfMessagesMoved ?? 0,
      failureReason: task?.FailureReason,
      startedMs: task?.StartedTimestamp,
    };
  };
  const before = await latest();
  if (before.status === 'RUNNING')
    throw new OperatorError('a redrive is under way already; wait until it ends');
  await sqs.send(
    new StartMessageMoveTaskCommand({ SourceArn, MaxNumberOfMessagesPerSecond: messagesPerSecond }),
  );
  for (;;) {
    const { startedMs, ...redrive } = await latest();
    // The list may not have ours yet.
    const isOurs = startedMs !== before.startedMs;
    if (isOurs && redrive.status !== 'RUNNING') return redrive;
    if (isOurs) onProgress(redrive);
    await setTimeout(deployment.isLocal ? 50 : 2_000);
  }
};
