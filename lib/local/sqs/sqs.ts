import type { FauxqsServer } from 'fauxqs';
import { type Answer, jsonAnswer } from '../front-door/answer.ts';
import { AwsError } from '../front-door/aws-error.ts';
import type { Serve } from '../front-door/front-door.ts';
import type { Upstream } from '../front-door/upstream.ts';
import { type Correction, type Corrections, emulatorError } from './corrections/correction.ts';
import { createPurge } from './corrections/purge.ts';
import { queueAttributes } from './corrections/queue-attributes.ts';
import { queueUrls } from './corrections/queue-urls.ts';
import { receiptHandles } from './corrections/receipt-handles.ts';
import { traces } from './corrections/traces.ts';
import { createSqsEmulator } from './emulator.ts';
import { listDeadLetterSourceQueues } from './list-dead-letter-source-queues.ts';
import { createMoveTasks } from './move-tasks/move-tasks.ts';
import { createQueues } from './queues.ts';
import { createTraceHeaders } from './trace-headers.ts';

export interface Sqs {
  readonly serve: Serve;
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

const succeeded = ({ status }: Answer): boolean => status < 400;

/** SQS: the emulator, and before it what the emulator lacks or answers otherwise than AWS. */
export const createSqs = (fauxqs: Pick<FauxqsServer, 'inspectQueue'>, upstream: Upstream): Sqs => {
  const emulator = createSqsEmulator(upstream);
  const queues = createQueues(fauxqs, emulator);
  const traceHeaders = createTraceHeaders();
  const moveTasks = createMoveTasks(queues, emulator, traceHeaders);
  const ours: typeof moveTasks.operations = {
    ...moveTasks.operations,
    ListDeadLetterSourceQueues: listDeadLetterSourceQueues(queues),
  };
  const corrections: Corrections = {
    ...Object.fromEntries(asTheyAre.map((operation) => [operation, forwardOnly])),
    ...queueUrls,
    ...queueAttributes(queues),
    ...receiptHandles,
    ...traces(traceHeaders),
    PurgeQueue: createPurge(Date.now),
  };

  return {
    serve: async (call, request) => {
      const { operation } = call;
      const own = Object.hasOwn(ours, operation) ? ours[operation] : undefined;
      const endpoint = `http://${request.headers.host}`;
      if (own) return jsonAnswer('sqs', 200, await own(call.input, endpoint));
      const correction = Object.hasOwn(corrections, operation) ? corrections[operation] : undefined;
      if (!correction)
        throw new AwsError('UnknownOperationException', `${operation} is not emulated`);
      const forward = async () => {
        const answer = await upstream.forward(request);
        if (!succeeded(answer)) throw emulatorError(answer);
        return answer;
      };
      return correction({ call, request, endpoint }, forward);
    },
    stop: moveTasks.stop,
  };
};
