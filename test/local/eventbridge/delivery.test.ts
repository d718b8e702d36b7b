import { DeliveryError } from '../../../lib/local/eventbridge/delivery/delivery-error.ts';
import type { InvocationResult, LambdaFunction } from '../../../lib/local/lambda/function-types.ts';
import { invokeAsynchronously } from '../../../lib/local/lambda/invoke-asynchronously.ts';
import {
  entry,
  eventsArn,
  everything,
  queueArn,
  settled,
  startTestBuses,
  unavailable,
} from './test-buses.ts';

const deadLetterQueue = { DeadLetterConfig: { Arn: queueArn('dlq') } };
const functionArn = 'arn:aws:lambda:us-east-1:000000000000:function:f';
const logGroupArn = 'arn:aws:logs:us-east-1:000000000000:log-group:group';

/** A function that gives these results, one an invocation, and its payloads. */
const functionGiving = (...results: readonly boolean[]) => {
  const payloads: unknown[] = [];
  const lambda: LambdaFunction = {
    invoke: async (payload): Promise<InvocationResult> => {
      const ok = results[payloads.push(payload) - 1];
      return ok
        ? { ok, payload: null }
        : {
            ok: false,
            functionError: 'Unhandled',
            payload: { errorType: 'Error', errorMessage: 'no' },
          };
    },
    kill: () => 0,
    environments: () => [],
    stop: async () => {},
  };
  return { lambda, payloads };
};

describe('a target that does not take an event', () => {
  it('is tried again with exponential backoff until it does', async () => {
    const failure = (_: unknown, attempt: number) => (attempt < 4 ? unavailable : undefined);
    const { rule, put, bodies, failures, slept } = startTestBuses({ failure });
    rule('queue', everything);
    put(entry());
    await settled();
    expect(bodies('queue')).toHaveLength(1);
    expect(slept).toEqual([100, 200, 400]);
    expect(failures.map(({ next }) => next)).toEqual(['retry', 'retry', 'retry']);
  });

  it.each([
    ['its retries', { MaximumRetryAttempts: 2 }, 'MaximumRetryAttempts', '2'],
    ['no retry allowed', { MaximumRetryAttempts: 0 }, 'MaximumRetryAttempts', '0'],
    // 100 + 200 + … + 25,600 ms; the next wait would end after a minute.
    ['its time', { MaximumEventAgeInSeconds: 60 }, 'MaximumEventAgeInSeconds', '9'],
    // The backoff stays at ten minutes: a day is over before 185 retries are.
    ["EventBridge's default of a day", {}, 'MaximumEventAgeInSeconds', expect.any(String)],
  ])('sends it to its dead-letter queue after %s, saying why', async (...row) => {
    const [, RetryPolicy, EXHAUSTED_RETRY_CONDITION, RETRY_ATTEMPTS] = row;
    const failure = (message: { queueArn: string }) =>
      message.queueArn === queueArn('queue') ? unavailable : undefined;
    const { rule, put, sent, published, failures } = startTestBuses({ failure });
    rule('queue', everything, { RetryPolicy, ...deadLetterQueue });
    put(entry());
    await settled();
    expect(sent).toEqual([
      {
        queue: 'dlq',
        body: published[0]?.json,
        attributes: {
          RULE_ARN: eventsArn('rule/bus/queue'),
          TARGET_ARN: queueArn('queue'),
          ERROR_CODE: 'ERROR_FROM_TARGET',
          ERROR_MESSAGE: 'unavailable',
          EXHAUSTED_RETRY_CONDITION,
          RETRY_ATTEMPTS,
        },
      },
    ]);
    expect(failures.at(-1)).toMatchObject({ next: 'deadLetter' });
  });

  it.each([
    ['a queue', { failure: () => new DeliveryError('NO_RESOURCE', 'gone') }, queueArn('gone')],
    ['a function', {}, functionArn],
    ['a log group', {}, logGroupArn],
  ])('is not tried again when it is %s that does not exist', async (_, options, Arn) => {
    const { rule, put, failures, slept } = startTestBuses(options);
    rule('missing', everything, { Arn });
    put(entry());
    await settled();
    expect(failures).toMatchObject([{ error: { code: 'NO_RESOURCE' }, next: 'dropped' }]);
    expect(slept).toEqual([]);
  });

  it("gets nothing when it is a log group by CloudFormation's ARN, which ends in :*", async () => {
    const { rule, put, failures, logGroups } = startTestBuses();
    logGroups.create('group');
    rule('log', everything, { Arn: `${logGroupArn}:*` });
    put(entry());
    await settled();
    expect(failures).toMatchObject([{ error: { code: 'NO_RESOURCE' }, next: 'dropped' }]);
    expect(logGroups.read('group')).toEqual([]);
  });

  it('carries no exhausted condition to the dead-letter queue when nothing was retried', async () => {
    const { rule, put, sent } = startTestBuses();
    rule('missing', everything, { Arn: functionArn, ...deadLetterQueue });
    put(entry());
    await settled();
    expect(sent).toMatchObject([{ queue: 'dlq', attributes: { RETRY_ATTEMPTS: '0' } }]);
    expect(sent[0]?.attributes).not.toHaveProperty('EXHAUSTED_RETRY_CONDITION');
  });

  it('loses the event, loudly, when the dead-letter queue fails too', async () => {
    const failure = () => new DeliveryError('NO_RESOURCE', 'gone');
    const { rule, put, problems } = startTestBuses({ failure });
    rule('queue', everything, deadLetterQueue);
    put(entry());
    await settled();
    expect(problems).toEqual([expect.stringContaining('is lost')]);
  });

  it('keeps no other target from the event', async () => {
    const failure = ({ queueArn: arn }: { queueArn: string }) =>
      arn === queueArn('broken') ? new DeliveryError('NO_RESOURCE', 'gone') : undefined;
    const { rule, put, bodies } = startTestBuses({ failure });
    rule('broken', everything);
    rule('sound', everything);
    put(entry());
    await settled();
    expect(bodies('sound')).toHaveLength(1);
  });
});

describe('permission to deliver', () => {
  const denialOf = () => 'not authorized';

  it('is asked for the rules of the template, and its lack is not retried', async () => {
    const { buses, put, failures, sent } = startTestBuses({ denialOf });
    buses.createRule({
      Name: 'queue',
      EventBusName: 'bus',
      EventPattern: JSON.stringify(everything),
      State: undefined,
      Description: undefined,
      Targets: [{ Id: 't', Arn: queueArn('queue') }],
    });
    put(entry());
    await settled();
    expect(failures).toMatchObject([{ error: { code: 'NO_PERMISSIONS' }, next: 'dropped' }]);
    expect(sent).toEqual([]);
  });

  it('is not asked for a rule put over the API, which nobody could permit', async () => {
    const { rule, put, sent } = startTestBuses({ denialOf });
    rule('queue', everything);
    put(entry());
    await settled();
    expect(sent).toHaveLength(1);
  });
});

describe('a function', () => {
  it('gets the event as its payload, and its error is not an error of the delivery', async () => {
    const { lambda, payloads } = functionGiving(false);
    const { rule, put, failures } = startTestBuses({ functions: new Map([[functionArn, lambda]]) });
    rule('function', everything, { Arn: functionArn });
    put(entry());
    await settled();
    expect(payloads).toMatchObject([{ source: 'app', detail: { n: 1.5 } }]);
    expect(failures).toEqual([]);
  });

  it.each([
    ['succeeds at once', [true], 1, 0],
    ['succeeds at the second retry', [false, false, true], 3, 0],
    ['never succeeds', [false, false, false, true], 3, 1],
  ])('that %s is invoked as often as Lambda does', async (_, results, invocations, givenUp) => {
    const { lambda, payloads } = functionGiving(...results);
    const messages: string[] = [];
    await invokeAsynchronously(lambda, {
      payload: {},
      onGivenUp: (message) => void messages.push(message),
      delaysMs: [0, 0],
    });
    expect(payloads).toHaveLength(invocations);
    expect(messages).toEqual(Array(givenUp).fill('Error: no'));
  });
});

describe('a log group', () => {
  it.each([
    ['the event', {}, expect.stringContaining('"detail":{"n":1.50}'), undefined],
    [
      'time and message of a transformed input',
      {
        InputTransformer: {
          InputPathsMap: { t: '$.time', n: '$.detail.n' },
          InputTemplate: '{"timestamp":<t>,"message":"n is <n>"}',
        },
      },
      'n is 1.50',
      Date.parse('2026-01-01T00:00:00Z'),
    ],
  ])('gets %s', async (_, input, message, timestamp = expect.any(Number)) => {
    const { rule, put, logGroups } = startTestBuses();
    logGroups.create('group');
    rule('log', everything, { Arn: logGroupArn, ...input });
    put(entry({ Time: Date.parse('2026-01-01T00:00:00Z') / 1000 }));
    await settled();
    expect(logGroups.read('group')).toMatchObject([{ message, timestamp }]);
  });
});
