import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import * as v from 'valibot';
import type { EntryAnswer } from '../../../functions/consumer/event-bus.ts';
import { eventBridgePutEvents } from '../../../functions/consumer/eventbridge-put-events.ts';
import { callMs } from '../../../functions/consumer/timings.ts';
import { awsClientOptions } from '../../../functions/runtime/aws-client-options.ts';
import { lightenClient } from '../../../functions/runtime/lighten-client.ts';
import {
  type AwsAnswer,
  answerJson,
  hang,
  refuse,
  reset,
  stall,
  startAwsStub,
} from './aws-stub.ts';
import { makePublishable } from './consumer-fixture.ts';
import { recogniseNodeErrors } from './recognise-node-errors.ts';

recogniseNodeErrors();

const inputSchema = v.object({
  Entries: v.array(v.looseObject({ DetailType: v.string(), Time: v.number() })),
});

/** What EventBridge says of each entry: an event id, or the code of its error. */
const answerEntries =
  (codes: readonly (string | undefined)[] = []): AwsAnswer =>
  (response, request) => {
    const { Entries } = v.parse(inputSchema, request.input);
    const answers = Entries.map((_, index) =>
      codes[index] === undefined
        ? { EventId: `event-${index}` }
        : { ErrorCode: codes[index], ErrorMessage: 'no' },
    );
    answerJson({ Entries: answers, FailedEntryCount: codes.length })(response, request);
  };

let bus: Awaited<ReturnType<typeof startAwsStub>>;
beforeAll(async () => {
  bus = await startAwsStub(answerEntries());
});
afterAll(async () => bus.stop());
beforeEach(() => {
  bus.requests.length = 0;
  bus.answers.length = 0;
});

const requestTimeoutMs = 200;
const put = async (
  entries = [makePublishable().entry],
  endpoint = bus.url,
): Promise<readonly EntryAnswer[]> => {
  const client = lightenClient(
    new EventBridgeClient({
      ...awsClientOptions({ maxAttempts: 1, requestTimeoutMs }),
      endpoint,
      region: 'eu-north-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    }),
  );
  const answers = await eventBridgePutEvents(client)(entries);
  client.destroy();
  return answers;
};
const entriesOf = (count: number) => Array.from({ length: count }, () => makePublishable().entry);

const published = { state: 'published' };
const refused = (error: string, retryNow: boolean) => ({ state: 'refused', error, retryNow });
const refusedForGood = (error: string) => ({ state: 'refusedForGood', error });
const unknown = (error: unknown = expect.any(String)) => ({ state: 'unknownOutcome', error });

describe('a call', () => {
  it('sends the entries as they are and tells that they are published', async () => {
    const event = makePublishable({}, { traceHeader: 'Root=1-5759e988-bd862e3fe1be46a994272793' });
    expect(await put([event.entry])).toEqual([published]);
    const { Time, ...entry } = event.entry;
    expect(bus.requests).toEqual([
      { operation: 'PutEvents', input: { Entries: [{ ...entry, Time: Time.getTime() / 1000 }] } },
    ]);
  });

  it.each([
    ['ThrottlingException', refused('ThrottlingException', true)],
    ['InternalFailure', refused('InternalFailure', true)],
    ['InternalException', refused('InternalException', true)],
    ['HeardOfNever', refused('HeardOfNever', true)],
    ['AccessDeniedException', refused('AccessDeniedException', false)],
    ['NotAuthorizedForSourceException', refused('NotAuthorizedForSourceException', false)],
    ['NotAuthorizedForDetailTypeException', refused('NotAuthorizedForDetailTypeException', false)],
    ['InvalidAccountIdException', refused('InvalidAccountIdException', false)],
    ['MalformedDetail', refusedForGood('MalformedDetail')],
    ['InvalidArgument', refusedForGood('InvalidArgument')],
  ])('in which an entry fails with %s tells it of that one alone', async (code, expected) => {
    bus.answers.push(answerEntries([undefined, code]));
    expect(await put(entriesOf(3))).toEqual([published, expected, published]);
    expect(bus.requests).toHaveLength(1);
  });

  it.each<[string, object]>([
    ['no entries', {}],
    ['too few entries', { Entries: [{ EventId: 'event-0' }] }],
    ['neither id nor error', { Entries: [{ EventId: 'event-0' }, {}] }],
  ])('whose answer has %s leaves their outcome unknown', async (_, body) => {
    bus.answers.push(answerJson(body));
    const answers = await put(entriesOf(2));
    expect(answers).toHaveLength(2);
    expect(answers.at(-1)).toEqual(unknown('noAnswer'));
  });
});

describe('a call that fails as a whole', () => {
  it.each<[string, AwsAnswer, object]>([
    ['ThrottlingException', refuse(400, 'ThrottlingException'), { retryNow: true }],
    ['TooManyRequestsException', refuse(429, 'TooManyRequestsException'), { retryNow: true }],
    ['SlowDown', refuse(429, 'SlowDown'), { retryNow: true }],
    ['AccessDeniedException', refuse(400, 'AccessDeniedException'), { retryNow: false }],
    ['ExpiredTokenException', refuse(403, 'ExpiredTokenException'), { retryNow: false }],
    ['ResourceNotFoundException', refuse(400, 'ResourceNotFoundException'), { retryNow: false }],
  ])('by %s refused all entries, for sure', async (error, answer, expected) => {
    bus.answers.push(answer);
    const refusal = { state: 'refused', error, ...expected };
    expect(await put(entriesOf(2))).toEqual([refusal, refusal]);
    expect(bus.requests).toHaveLength(1);
  });

  it.each<[string, AwsAnswer, string]>([
    ['an internal error', refuse(500, 'InternalException'), 'InternalException'],
    ['an outage', refuse(503, 'ServiceUnavailable', { 'retry-after': '1' }), 'ServiceUnavailable'],
    ['a throttle of a proxy', refuse(502, 'ThrottlingException'), 'ThrottlingException'],
    ['silence', hang, 'ETIMEDOUT'],
    ['a connection that is reset', reset, 'ECONNRESET'],
    ['an answer that is no JSON', (response) => response.end('<html>'), 'SyntaxError'],
  ])('by %s leaves the outcome unknown, and is sent exactly once', async (_, answer, error) => {
    bus.answers.push(answer);
    expect(await put(entriesOf(2))).toEqual([unknown(error), unknown(error)]);
    await new Promise((resolve) => setTimeout(resolve, requestTimeoutMs));
    expect(bus.requests).toHaveLength(1);
  });

  it('because nobody listens was never sent: it is refused, for sure', async () => {
    const gone = await startAwsStub(answerEntries());
    await gone.stop();
    expect(await put(entriesOf(1), gone.url)).toEqual([refused('ECONNREFUSED', true)]);
  });

  it('because the name is not known was never sent', async () => {
    const [answer] = await put(entriesOf(1), 'http://no-such-host.invalid');
    expect(answer).toEqual(refused(expect.stringMatching(/^(?:ENOTFOUND|EAI_AGAIN)$/), true));
  });

  it('because its answer stalls is over in time, its outcome unknown', async () => {
    bus.answers.push(stall);
    const startedMs = performance.now();
    expect(await put(entriesOf(1))).toEqual([unknown()]);
    expect(performance.now() - startedMs).toBeLessThan(callMs.putEvents);
    expect(bus.requests).toHaveLength(1);
  });
});

describe('a call that fails the validation', () => {
  const isBad = (input: unknown) =>
    v.parse(inputSchema, input).Entries.some(({ DetailType }) => DetailType === 'Bad');
  const validate =
    (type: string, status = 400): AwsAnswer =>
    (response, request) =>
      (isBad(request.input) ? refuse(status, type) : answerEntries())(response, request);
  const withBad = () => {
    const [first, second, third] = entriesOf(3);
    if (!first || !second || !third) throw new Error('unreachable');
    return [first, { ...second, DetailType: 'Bad' }, third];
  };

  it.each([
    ['ValidationException', 400],
    ['ValidationError', 400],
    ['SerializationException', 400],
    ['RequestEntityTooLargeException', 413],
  ])('by %s sends the entries one by one and finds the bad one', async (type, status) => {
    const answer = validate(type, status);
    bus.answers.push(answer, answer, answer, answer);
    expect(await put(withBad())).toEqual([published, refusedForGood(type), published]);
    const sizes = bus.requests.map(({ input }) => v.parse(inputSchema, input).Entries.length);
    expect(sizes).toEqual([3, 1, 1, 1]);
  });

  it('with a single entry is not sent again', async () => {
    bus.answers.push(refuse(400, 'ValidationException'));
    expect(await put(entriesOf(1))).toEqual([refusedForGood('ValidationException')]);
    expect(bus.requests).toHaveLength(1);
  });

  it('tells each entry’s own fate when sending one by one meets other faults', async () => {
    bus.answers.push(refuse(400, 'ValidationException'));
    bus.answers.push(refuse(400, 'ThrottlingException'), refuse(500, 'InternalException'));
    const answers = await put(entriesOf(3));
    const states = new Set(answers.map(({ state }) => state));
    expect(states).toEqual(new Set(['refused', 'unknownOutcome', 'published']));
    expect(bus.requests).toHaveLength(4);
  });
});

it('never takes longer than one call may, sending one by one included', async () => {
  const delayed: AwsAnswer = (response, request) => {
    setTimeout(() => refuse(400, 'ValidationException')(response, request), 2_000);
  };
  bus.answers.push(delayed, hang, hang);
  const client = lightenClient(
    new EventBridgeClient({
      ...awsClientOptions({ maxAttempts: 1, requestTimeoutMs: callMs.putEvents }),
      endpoint: bus.url,
      region: 'eu-north-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    }),
  );
  const startedMs = performance.now();
  const answers = await eventBridgePutEvents(client)(entriesOf(2));
  expect(performance.now() - startedMs).toBeLessThan(callMs.putEvents + 300);
  expect(answers).toEqual([unknown(), unknown()]);
  client.destroy();
});
