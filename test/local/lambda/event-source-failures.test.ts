import { setTimeout as sleep } from 'node:timers/promises';
import type { SqsEvent } from '../../../lib/local/lambda/event-source-mapping-types.ts';
import type { InvocationResult } from '../../../lib/local/lambda/function-types.ts';
import { LambdaServiceError } from '../../../lib/local/lambda/lambda-service-error.ts';
import { createQueue, eventually, startMapping, startSqs, stopSqs, succeed } from './test-queue.ts';

beforeAll(startSqs);
afterAll(stopSqs);

const reportsItemFailures = { functionResponseTypes: ['ReportBatchItemFailures'] };

const answer = (payload: unknown) => async (): Promise<InvocationResult> => ({ ok: true, payload });

const handlerError = async (): Promise<InvocationResult> => ({
  ok: false,
  functionError: 'Unhandled',
  payload: { errorType: 'Error', errorMessage: 'boom' },
});

const namesFailed = (bodies: string[]) => (event: SqsEvent) =>
  answer({
    batchItemFailures: event.Records.filter(({ body }) => bodies.includes(body)).map(
      ({ messageId }) => ({ itemIdentifier: messageId }),
    ),
  })();

/** Two messages in one batch; resolves when it has been judged. */
const runBatch = async (
  invoke: (event: SqsEvent) => Promise<InvocationResult>,
  options: object = reportsItemFailures,
) => {
  const queue = await createQueue();
  await queue.send('good');
  await queue.send('bad');
  const mapping = startMapping(queue, invoke, { maximumConcurrency: 1, ...options });
  await eventually(() => mapping.events.length > 0);
  await mapping.pause();
  return { depth: await queue.depth(), problems: mapping.problems };
};

it('keeps the messages that a partial response names, and deletes the others', async () => {
  const { depth, problems } = await runBatch(namesFailed(['bad']));

  expect(depth).toEqual({ visible: 0, inFlight: 1 });
  expect(problems).toEqual([]);
});

it.each([
  ['null', null],
  ['an empty object', {}],
  ['an empty list', { batchItemFailures: [] }],
  ['a null list', { batchItemFailures: null }],
])('deletes the whole batch when the response is %s', async (_name, payload) => {
  expect(await runBatch(answer(payload))).toEqual({
    depth: { visible: 0, inFlight: 0 },
    problems: [],
  });
});

it.each([
  ['no object', 'done'],
  ['a list', []],
  ['a list of something else', { batchItemFailures: ['id'] }],
  ['no list', { batchItemFailures: {} }],
  ['an empty identifier', { batchItemFailures: [{ itemIdentifier: '' }] }],
  ['a null identifier', { batchItemFailures: [{ itemIdentifier: null }] }],
  ['another name for the identifier', { batchItemFailures: [{ id: 'x' }] }],
  ['an identifier that the batch does not have', { batchItemFailures: [{ itemIdentifier: 'x' }] }],
])('keeps the whole batch when the response is %s', async (_name, payload) => {
  const { depth, problems } = await runBatch(answer(payload));

  expect(depth).toEqual({ visible: 0, inFlight: 2 });
  expect(problems).toMatchObject([
    { kind: 'invalidResponse', messageIds: [expect.any(String), expect.any(String)] },
  ]);
});

it('keeps the whole batch when the function fails', async () => {
  const { depth, problems } = await runBatch(handlerError);

  expect(depth).toEqual({ visible: 0, inFlight: 2 });
  expect(problems).toMatchObject([{ kind: 'functionError', message: 'Error: boom' }]);
});

it('keeps the whole batch when Lambda refuses it', async () => {
  const { depth, problems } = await runBatch(async () => {
    throw new LambdaServiceError('TooManyRequestsException', 'Rate exceeded');
  });

  expect(depth).toEqual({ visible: 0, inFlight: 2 });
  expect(problems).toMatchObject([
    { kind: 'invoke', message: 'TooManyRequestsException: Rate exceeded' },
  ]);
});

it('ignores what the function reports when the mapping does not ask for it', async () => {
  expect(await runBatch(namesFailed(['bad']), {})).toEqual({
    depth: { visible: 0, inFlight: 0 },
    problems: [],
  });
});

it('brings a failed message again when its visibility time-out is over, with a higher receive count', async () => {
  const queue = await createQueue(1);
  const counts: (string | undefined)[] = [];
  startMapping(queue, async ({ Records }) => {
    counts.push(Records[0]?.attributes.ApproximateReceiveCount);
    return counts.length === 1 ? handlerError() : succeed();
  });

  await queue.send('again');
  await eventually(() => counts.length === 2);

  expect(counts).toEqual(['1', '2']);
});

it('says once, not at every attempt, that the queue cannot be received from', async () => {
  const { url, ...queue } = await createQueue();
  const mapping = startMapping({ ...queue, url: `${url}-later` }, succeed, {
    maximumConcurrency: 1,
  });
  await eventually(() => mapping.problems.length > 0);
  await sleep(400);

  expect(mapping.problems).toMatchObject([{ kind: 'receive', messageIds: [] }]);
});
