import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { AwsError } from '../../front-door/aws-error.ts';
import type { SqsEmulator } from '../emulator.ts';
import { parseInput } from '../parse-input.ts';
import type { KnownQueue, Queues } from '../queues.ts';
import type { TraceHeaders } from '../trace-headers.ts';
import { describeMoveTask, type MoveTask } from './move-task.ts';
import { runMoveTask } from './run-move-task.ts';
import { readTaskHandle, taskHandle } from './task-handle.ts';

export interface MoveTasks {
  readonly operations: Readonly<
    Record<string, (input: unknown, endpoint: string) => Promise<unknown>>
  >;
  /** Stops those under way where they are. */
  readonly stop: () => void;
}

const startSchema = v.object({
  SourceArn: v.string(),
  DestinationArn: v.optional(v.string()),
  MaxNumberOfMessagesPerSecond: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
  ),
});
const listSchema = v.object({
  SourceArn: v.string(),
  MaxResults: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)), 1),
});
const cancelSchema = v.object({ TaskHandle: v.string() });

const resourceNotFound = (parameter: string) =>
  new AwsError(
    'ResourceNotFoundException',
    `The resource that you specified for the ${parameter} parameter doesn't exist.`,
  );
const invalid = (message: string) => new AwsError('InvalidParameterValue', message);

/** AWS knows of each message where it came from; here the queues tell. */
const onlySource = (sources: readonly KnownQueue[]): string => {
  const [source, ...others] = sources;
  if (source && others.length === 0) return source.arn;
  throw new AwsError(
    'UnsupportedOperation',
    `The local cloud does not know which of ${sources.map(({ name }) => name).join(', ')} a message came from: name a DestinationArn.`,
  );
};

/**
 * Redrives of dead-letter queues, which the emulator lacks.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
 * @see test/fixtures/aws-shapes/sqs for the refusals, as AWS was seen to answer
 */
export const createMoveTasks = (
  queues: Queues,
  emulator: SqsEmulator,
  traceHeaders: TraceHeaders,
): MoveTasks => {
  /** The newest first. */
  const tasks: { readonly task: MoveTask; readonly cancel: () => void }[] = [];

  const sourceQueue = (arn: string): KnownQueue => {
    const queue = queues.find(arn);
    if (!queue) throw resourceNotFound('SourceArn');
    return queue;
  };

  const operations: MoveTasks['operations'] = {
    StartMessageMoveTask: async (input) => {
      const request = parseInput(startSchema, input);
      const { SourceArn, DestinationArn } = request;
      const { visible } = sourceQueue(SourceArn);
      const sources = await queues.sourcesOf(SourceArn);
      if (sources.length === 0)
        throw invalid('Source queue must be configured as a Dead Letter Queue.');
      if (DestinationArn !== undefined && !queues.find(DestinationArn))
        throw resourceNotFound('DestinationArn');
      if (tasks.some(({ task }) => task.sourceArn === SourceArn && task.status === 'RUNNING'))
        throw invalid(
          'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
        );
      const destination = DestinationArn ?? onlySource(sources);
      const id = randomUUID();
      const task: MoveTask = {
        id,
        handle: taskHandle(id, SourceArn),
        sourceArn: SourceArn,
        destinationArn: DestinationArn,
        messagesPerSecond: request.MaxNumberOfMessagesPerSecond,
        startedMs: Date.now(),
        toMove: visible,
        moved: 0,
        status: 'RUNNING',
      };
      const stopping = new AbortController();
      tasks.unshift({ task, cancel: () => stopping.abort() });
      void runMoveTask(task, destination, { emulator, traceHeaders, signal: stopping.signal });
      return { TaskHandle: task.handle };
    },
    ListMessageMoveTasks: async (input) => {
      const { SourceArn, MaxResults } = parseInput(listSchema, input);
      const { arn } = sourceQueue(SourceArn);
      const ofQueue = tasks.filter(({ task }) => task.sourceArn === arn);
      return { Results: ofQueue.slice(0, MaxResults).map(({ task }) => describeMoveTask(task)) };
    },
    CancelMessageMoveTask: async (input) => {
      const handle = readTaskHandle(parseInput(cancelSchema, input).TaskHandle);
      if (!handle) throw invalid('Value for parameter TaskHandle is invalid.');
      const { arn } = sourceQueue(handle.sourceArn);
      const found = tasks.find(({ task }) => task.id === handle.taskId && task.sourceArn === arn);
      if (!found) throw new AwsError('ResourceNotFoundException', 'Task does not exist.');
      if (found.task.status !== 'RUNNING')
        throw invalid(`Only active tasks can be cancelled, this one is ${found.task.status}.`);
      found.task.status = 'CANCELLING';
      found.cancel();
      return { ApproximateNumberOfMessagesMoved: found.task.moved };
    },
  };
  return {
    operations,
    stop: () => {
      for (const { cancel } of tasks) cancel();
    },
  };
};
