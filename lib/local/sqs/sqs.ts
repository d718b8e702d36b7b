import type { FauxqsServer } from 'fauxqs';
import type { Answer } from '../front-door/answer.ts';
import { AwsError } from '../front-door/aws-error.ts';
import type { ServedApi } from '../front-door/front-door.ts';
import { queryErrorAnswer } from '../front-door/query-protocol.ts';
import type { Upstream } from '../front-door/upstream.ts';
import {
  around,
  type Correction,
  type Corrections,
  emulatorError,
  type Forward,
  sqsAnswer,
} from './corrections/correction.ts';
import { messageRules } from './corrections/message-rules.ts';
import { createPurge } from './corrections/purge.ts';
import { queueAttributes } from './corrections/queue-attributes.ts';
import { queueUrls } from './corrections/queue-urls.ts';
import { receiptHandles } from './corrections/receipt-handles.ts';
import { traces } from './corrections/traces.ts';
import { createSqsEmulator } from './emulator.ts';
import { checkInputTypes } from './input-types.ts';
import { listDeadLetterSourceQueues } from './list-dead-letter-source-queues.ts';
import { createMoveTasks } from './move-tasks/move-tasks.ts';
import { createQueues } from './queues.ts';
import { createTraceHeaders } from './trace-headers.ts';

export interface Sqs extends ServedApi {
  /** Stops the move tasks under way. */
  readonly stop: () => void;
}

/** What the emulator answers as SQS does. */
const asTheyAre: readonly string[] = [
  'DeleteQueue',
  'SetQueueAttributes',
  'TagQueue',
  'UntagQueue',
  'ListQueueTags',
];

const forwardOnly: Correction = (_, forward) => forward();

/** The one protocol that names no `X-Amz-Target` is the older one, whose answers are XML. */
const refuseQuery = (operation: string): Answer =>
  queryErrorAnswer(
    'sqs',
    new AwsError(
      'UnknownOperationException',
      `${operation} over the query protocol is not emulated, only over the JSON protocol`,
    ),
  );

const succeeded = ({ status }: Answer): boolean => status < 400;

/** SQS: the emulator, and before it what the emulator lacks or answers otherwise than AWS. */
export const createSqs = (fauxqs: Pick<FauxqsServer, 'inspectQueue'>, upstream: Upstream): Sqs => {
  const emulator = createSqsEmulator(upstream);
  const queues = createQueues(fauxqs, emulator);
  const traceHeaders = createTraceHeaders();
  const moveTasks = createMoveTasks(queues, emulator, traceHeaders);
  const ours = Object.entries({
    ...moveTasks.operations,
    ListDeadLetterSourceQueues: listDeadLetterSourceQueues(queues),
  }).map(([operation, run]): readonly [string, Correction] => [
    operation,
    async ({ call, endpoint }) => sqsAnswer(await run(call.input, endpoint)),
  ]);
  const traced = traces(traceHeaders);
  const corrections: Corrections = {
    ...Object.fromEntries(ours),
    ...Object.fromEntries(asTheyAre.map((operation) => [operation, forwardOnly])),
    ...queueUrls,
    ...queueAttributes(queues),
    ...receiptHandles,
    ...traced,
    SendMessage: around(messageRules.SendMessage, traced.SendMessage),
    SendMessageBatch: around(messageRules.SendMessageBatch, traced.SendMessageBatch),
    PurgeQueue: createPurge(Date.now),
  };

  return {
    operations: Object.keys(corrections),
    serve: async (call, request) => {
      const { operation } = call;
      if (request.headers['x-amz-target'] === undefined) return refuseQuery(operation);
      const correction = Object.hasOwn(corrections, operation) ? corrections[operation] : undefined;
      if (!correction)
        throw new AwsError('UnknownOperationException', `${operation} is not emulated`);
      checkInputTypes(call.input);
      const forward: Forward = async (input) => {
        const body = input === undefined ? request.body : Buffer.from(JSON.stringify(input));
        const answer = await upstream.forward({ ...request, body });
        if (!succeeded(answer)) throw emulatorError(answer);
        return answer;
      };
      return correction({ call, request, endpoint: `http://${request.headers.host}` }, forward);
    },
    stop: moveTasks.stop,
  };
};
