import type { SQSRecord } from 'aws-lambda';
import * as v from 'valibot';
import type { ConsumerVariables } from '../../../functions/consumer/environment.ts';
import { callMs } from '../../../functions/consumer/timings.ts';
import { capturedOutput } from '../ingress/captured-output.ts';
import { type AwsAnswer, answerJson, hang, refuse, reset, startAwsStub } from './aws-stub.ts';
import { context, makeRecord, phoneNumber } from './consumer-fixture.ts';
import { recogniseNodeErrors } from './recognise-node-errors.ts';

/** What the real SDK clients, as `handler.ts` builds them, ask of AWS. */

recogniseNodeErrors();

const entriesSchema = v.object({
  Entries: v.array(v.looseObject({ TraceHeader: v.optional(v.string()) })),
});
const usually: AwsAnswer = (response, request) => {
  const isPut = request.operation === 'PutEvents';
  const count = isPut ? v.parse(entriesSchema, request.input).Entries.length : 0;
  const Entries = Array.from({ length: count }, (_, index) => ({ EventId: `event-${index}` }));
  answerJson(isPut ? { Entries, FailedEntryCount: 0 } : {})(response, request);
};

/** How the next calls of an operation are answered, in turn. */
const answers: Partial<Record<string, AwsAnswer[]>> = {};
let aws: Awaited<ReturnType<typeof startAwsStub>>;
let handler: typeof import('../../../functions/consumer/handler.ts').handler;
const variablesBefore = { ...process.env };

beforeAll(async () => {
  aws = await startAwsStub((response, request) => {
    const answer = answers[request.operation]?.shift() ?? usually;
    answer(response, request);
  });
  const variables: ConsumerVariables = {
    DELIVERIES_TABLE: 'Deliveries',
    QUARANTINE_TABLE: 'Quarantine',
    BUS_NAME: 'bus',
    QUEUE_URL: `${aws.url}/000000000000/deliveries`,
    DEDUPLICATION_DAYS: '30',
    QUARANTINE_DAYS: '180',
    MAX_BACKOFF_SECONDS: '900',
  };
  Object.assign(process.env, variables, {
    AWS_ENDPOINT_URL: aws.url,
    AWS_REGION: 'eu-north-1',
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    STACK_NAME: 'Sales',
    POWERTOOLS_SERVICE_NAME: 'consumer',
  });
  ({ handler } = await import('../../../functions/consumer/handler.ts'));
});
afterAll(async () => {
  await aws.stop();
  process.env = variablesBefore;
});
beforeEach(() => {
  aws.requests.length = 0;
  for (const operation of Object.keys(answers)) delete answers[operation];
});

const recent = (): SQSRecord => makeRecord({ receivedAt: new Date().toISOString() });

const consume = async (Records: SQSRecord[]) => {
  const failed: string[] = [];
  const output = await capturedOutput(async () => {
    const { batchItemFailures } = await handler({ Records }, context);
    failed.push(...batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  });
  return { failed, output };
};

const callsOf = (operation: string) =>
  aws.requests.filter((request) => request.operation === operation);

it('calls nothing while it starts', () => {
  expect(aws.connections.count).toBe(0);
});

it('makes twelve calls for a full batch of ten new events', async () => {
  const { failed, output } = await consume(Array.from({ length: 10 }, recent));
  expect(failed).toEqual([]);
  expect(callsOf('UpdateItem')).toHaveLength(10);
  expect(callsOf('PutEvents')).toHaveLength(1);
  expect(callsOf('BatchWriteItem')).toHaveLength(1);
  expect(aws.requests).toHaveLength(12);
  expect(output.match(/"outcome":"published"/g)).toHaveLength(10);
  expect(output).not.toContain(phoneNumber);
});

it('passes the trace of each message on with its event', async () => {
  const traces = [
    'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1',
    undefined,
  ];
  await consume(
    traces.map((traceHeader) => makeRecord({ traceHeader, receivedAt: new Date().toISOString() })),
  );
  const { Entries } = v.parse(entriesSchema, callsOf('PutEvents')[0]?.input);
  expect(new Set(Entries.map(({ TraceHeader }) => TraceHeader))).toEqual(new Set(traces));
});

it('makes one call for junk', async () => {
  const { failed } = await consume([makeRecord({ body: 'junk' })]);
  expect(failed).toEqual([]);
  expect(aws.requests).toMatchObject([
    { operation: 'PutItem', input: { TableName: 'Quarantine' } },
  ]);
});

it.each<[string, AwsAnswer]>([
  ['fails', refuse(500, 'InternalException')],
  ['asks to come back later', refuse(503, 'ServiceUnavailable', { 'retry-after': '1' })],
  ['hangs', hang],
  ['breaks the connection', reset],
])(
  'sends an event exactly once when the bus %s, and comes back after the lease',
  async (_, answer) => {
    answers.PutEvents = [answer];
    const record = recent();
    const { failed, output } = await consume([record]);
    expect(failed).toEqual([record.messageId]);
    expect(aws.requests.map(({ operation }) => operation)).toEqual([
      'UpdateItem',
      'PutEvents',
      'ChangeMessageVisibility',
    ]);
    expect(output).toContain('"cause":"unknownOutcome"');
    expect(output).toContain('"UnknownOutcomes":1');
    const [change] = callsOf('ChangeMessageVisibility');
    const { VisibilityTimeout } = v.parse(
      v.object({ VisibilityTimeout: v.number() }),
      change?.input,
    );
    expect(VisibilityTimeout).toBeGreaterThanOrEqual(15);
    expect(VisibilityTimeout).toBeLessThanOrEqual((15_000 + callMs.putEvents) / 1_000);
  },
);

it('repeats what the bus throttled', async () => {
  answers.PutEvents = [refuse(400, 'ThrottlingException')];
  expect((await consume([recent()])).failed).toEqual([]);
  expect(callsOf('PutEvents')).toHaveLength(2);
  expect(callsOf('UpdateItem')).toHaveLength(1);
});

it('names a message in time although the queue does not answer when it is to be hidden', async () => {
  answers.PutEvents = [refuse(400, 'AccessDeniedException')];
  answers.ChangeMessageVisibility = [hang, hang];
  const record = recent();
  const startedMs = performance.now();
  const { failed, output } = await consume([record]);
  expect(performance.now() - startedMs).toBeLessThan(callMs.farewell + 200);
  expect(failed).toEqual([record.messageId]);
  expect(output).toContain('backing off failed');
});
