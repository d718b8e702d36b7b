import { setTimeout as sleep } from 'node:timers/promises';
import {
  isAlive,
  payloadOf,
  removeTemporaryFunctions,
  temporaryFunction,
} from './temporary-function.ts';

afterEach(removeTemporaryFunctions);

const pidHandler = `
  let invocations = 0;
  export const handler = async ({ waitMs = 0 } = {}) => {
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    return { pid: process.pid, invocations: ++invocations };
  };`;

describe('an invocation', () => {
  it('hands the handler the event and gives back what it returns', async () => {
    const { invoke } = temporaryFunction(`
      export const handler = async (event) => ({ got: event });`);

    expect(await invoke({ text: 'häagen 🙂', list: [1, null] })).toEqual({
      ok: true,
      payload: { got: { text: 'häagen 🙂', list: [1, null] } },
    });
  });

  it.each([
    ['undefined', 'undefined'],
    ['null', 'null'],
    ['a function', '() => 1'],
  ])('gives null for a handler that returns %s', async (_name, value) => {
    const { invoke } = temporaryFunction(`export const handler = () => (${value});`);

    expect(await invoke({})).toEqual({ ok: true, payload: null });
  });

  it('has the context that Lambda gives', async () => {
    const { invoke } = temporaryFunction(`
      export const handler = async (_event, context) =>
        ({ ...context, remainingMs: context.getRemainingTimeInMillis() });`);

    expect(payloadOf(await invoke({}))).toEqual({
      awsRequestId: expect.stringMatching(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/),
      callbackWaitsForEmptyEventLoop: true,
      functionName: 'tested',
      functionVersion: '$LATEST',
      invokedFunctionArn: 'arn:aws:lambda:eu-north-1:123456789012:function:tested',
      logGroupName: '/aws/lambda/tested',
      logStreamName: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][\da-f]{32}$/),
      memoryLimitInMB: '256',
      remainingMs: expect.closeTo(5000, -3),
      xRayTraceId: expect.stringMatching(
        /^Root=1-[\da-f]{8}-[\da-f]{24};Parent=[\da-f]{16};Sampled=0$/,
      ),
    });
  });

  it('has the trace header it was given, and a fresh one otherwise', async () => {
    const { invoke } = temporaryFunction(
      `export const handler = async () => process.env._X_AMZN_TRACE_ID;`,
    );
    const traceId = 'Root=1-67891233-abcdef012345678912345678;Sampled=1';

    expect(payloadOf(await invoke({}, { traceId }))).toBe(traceId);
    expect(payloadOf(await invoke({}))).not.toBe(traceId);
  });
});

describe('execution environments', () => {
  it('are initialised once and reused while warm', async () => {
    const { invoke, environments } = temporaryFunction(pidHandler);

    await invoke({});
    const second = await invoke({});

    expect(environments()).toEqual([{ pid: expect.any(Number), busy: false }]);
    expect(payloadOf(second)).toEqual({ pid: environments()[0]?.pid, invocations: 2 });
  });

  it('are as many as invocations run at once', async () => {
    const { invoke, environments } = temporaryFunction(pidHandler);

    const running = [invoke({ waitMs: 100 }), invoke({ waitMs: 100 })];
    const during = environments();
    await Promise.all(running);

    expect(during.map(({ busy }) => busy)).toEqual([true, true]);
    expect(environments().map(({ busy }) => busy)).toEqual([false, false]);
  });

  it('take the most recently used first', async () => {
    const { invoke } = temporaryFunction(pidHandler);
    const finished: object[] = [];
    const run = async (event: object) => {
      finished.push(Object(payloadOf(await invoke(event))));
    };
    await Promise.all([run({}), run({ waitMs: 150 })]);

    const mostRecent = finished.at(-1);
    expect(payloadOf(await invoke({}))).toEqual({ ...mostRecent, invocations: 2 });
  });

  it('are never more than allowed: a further invocation waits for a free one', async () => {
    const { invoke, environments } = temporaryFunction(pidHandler, {}, { maxEnvironments: 1 });

    const results = await Promise.all([invoke({}), invoke({}), invoke({})]);

    expect(environments()).toHaveLength(1);
    expect(results.map(payloadOf)).toMatchObject([
      { invocations: 1 },
      { invocations: 2 },
      { invocations: 3 },
    ]);
  });

  it('can be killed, and the next invocation starts afresh', async () => {
    const lambda = temporaryFunction(pidHandler);
    const running = lambda.invoke({ waitMs: 4000 });
    await sleep(100);

    expect(lambda.kill()).toBe(1);

    expect(payloadOf(await running)).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringMatching(
        /^RequestId: \S+ Error: Runtime exited with error: signal: killed$/,
      ),
    });
    expect(payloadOf(await lambda.invoke({}))).toMatchObject({ invocations: 1 });
  });

  it('are not used once killed while idle', async () => {
    const lambda = temporaryFunction(pidHandler);
    await lambda.invoke({});

    lambda.kill();

    expect(payloadOf(await lambda.invoke({}))).toMatchObject({ invocations: 1 });
  });

  it('are all gone after a stop, busy loops too, and nothing can be invoked any more', async () => {
    const lambda = temporaryFunction(`
      export const handler = async () => { for (;;) ; };`);
    const running = lambda.invoke({});
    await sleep(100);
    const [environment] = lambda.environments();

    await lambda.stop();

    expect(payloadOf(await running)).toMatchObject({ errorType: 'Runtime.ExitError' });
    expect(isAlive(environment?.pid ?? 0)).toBe(false);
    await expect(lambda.invoke({})).rejects.toMatchObject({ code: 'ServiceException' });
  });
});
