import { payloadOf, removeTemporaryFunctions, temporaryFunction } from './temporary-function.ts';

afterEach(removeTemporaryFunctions);

const failureOf = (errorType: string, errorMessage: unknown) => ({
  ok: false,
  functionError: 'Unhandled',
  payload: expect.objectContaining({ errorType, errorMessage }),
});

describe('a handler that throws', () => {
  it('fails with the type, message and trace of the error', async () => {
    const { invoke } = temporaryFunction(`
      export const handler = async () => { throw new TypeError('no such queue'); };`);

    expect(await invoke({})).toEqual({
      ok: false,
      functionError: 'Unhandled',
      payload: {
        errorType: 'TypeError',
        errorMessage: 'no such queue',
        trace: expect.arrayContaining([
          'TypeError: no such queue',
          expect.stringMatching(/index\.mjs:2:/),
        ]),
      },
    });
  });

  it('fails with the type of the value when it is no error', async () => {
    const { invoke } = temporaryFunction(`export const handler = async () => { throw 'text'; };`);

    expect(await invoke({})).toEqual(failureOf('string', 'text'));
  });

  it('keeps its environment', async () => {
    const { invoke } = temporaryFunction(`
      let invocations = 0;
      export const handler = async () => {
        if (++invocations === 1) throw new Error('first');
        return invocations;
      };`);

    await invoke({});

    expect(payloadOf(await invoke({}))).toBe(2);
  });
});

describe('a handler that harms its process', () => {
  it.each([
    ['exits', 'process.exit(3)', 'exit status 3'],
    [
      'kills itself',
      "process.kill(process.pid, 'SIGKILL'); await new Promise(() => {})",
      'signal: killed',
    ],
  ])('fails alone when it %s, and the next one has a new process', async (_name, code, reason) => {
    const { invoke } = temporaryFunction(`
      export const handler = async ({ harm }) => { if (harm) { ${code}; } return 'fine'; };`);

    const results = await Promise.all([invoke({ harm: true }), invoke({})]);

    expect(results[0]).toEqual(
      failureOf(
        'Runtime.ExitError',
        expect.stringMatching(
          new RegExp(`^RequestId: \\S+ Error: Runtime exited with error: ${reason}$`),
        ),
      ),
    );
    expect(results[1]).toEqual({ ok: true, payload: 'fine' });
    expect(payloadOf(await invoke({}))).toBe('fine');
  });

  it('fails without a reason when it exits with 0, or waits for nothing that can come', async () => {
    const { invoke } = temporaryFunction(`
      export const handler = async ({ exit }) => exit ? process.exit(0) : new Promise(() => {});`);
    const failure = failureOf(
      'Runtime.ExitError',
      expect.stringMatching(/Error: Runtime exited without providing a reason$/),
    );

    expect(await Promise.all([invoke({ exit: true }), invoke({})])).toEqual([failure, failure]);
  });

  it('is killed at its time-out, even in a busy loop', async () => {
    const lambda = temporaryFunction(
      `export const handler = async ({ spin }) => { while (spin) ; return 'fine'; };`,
      { timeoutSeconds: 0.3 },
    );
    await lambda.invoke({});
    const startedAt = performance.now();

    const results = await Promise.all([lambda.invoke({ spin: true }), lambda.invoke({})]);

    expect(results[0]).toEqual({
      ok: false,
      functionError: 'Unhandled',
      payload: {
        errorType: 'Sandbox.Timedout',
        errorMessage: expect.stringMatching(
          /^RequestId: \S+ Error: Task timed out after 0\.30 seconds$/,
        ),
      },
    });
    expect(performance.now() - startedAt).toBeLessThan(1500);
    expect(results[1]).toEqual({ ok: true, payload: 'fine' });
    expect(lambda.environments()).toHaveLength(1);
  });

  it.each([
    [
      'an unhandled rejection',
      "Promise.reject(new Error('lost'))",
      'Runtime.UnhandledPromiseRejection',
      'Error: lost',
    ],
    [
      'an uncaught exception',
      "setImmediate(() => { throw new RangeError('thrown') })",
      'RangeError',
      'thrown',
    ],
  ])(
    'ends with %s, and the next one has a new process',
    async (_name, code, errorType, message) => {
      const { invoke } = temporaryFunction(`
      export const handler = async ({ harm }) => {
        if (!harm) return 'fine';
        ${code};
        await new Promise((resolve) => setTimeout(resolve, 1000));
      };`);

      expect(await invoke({ harm: true })).toEqual(failureOf(errorType, message));
      expect(payloadOf(await invoke({}))).toBe('fine');
    },
  );
});

describe('an initialisation that fails', () => {
  it.each([
    [
      'a module that is not there',
      'export {}',
      { file: 'other.mjs' },
      'Runtime.ImportModuleError',
      "Error: Cannot find module 'index'",
    ],
    [
      'an import that is not there',
      "require('nothing')",
      { file: 'index.cjs' },
      'Runtime.ImportModuleError',
      /^Error: Cannot find module 'nothing'/,
    ],
    [
      'a syntax error',
      'export const handler = ;',
      {},
      'Runtime.UserCodeSyntaxError',
      /^SyntaxError: /,
    ],
    [
      'no such export',
      'export const other = 1',
      {},
      'Runtime.HandlerNotFound',
      'index.handler is undefined or not exported',
    ],
    [
      'an export that is no function',
      'export const handler = 1',
      {},
      'Runtime.HandlerNotFound',
      'index.handler is not a function',
    ],
    [
      'a handler with a callback',
      'export const handler = (event, context, done) => done()',
      {},
      'Runtime.CallbackHandlerDeprecated',
      /removed support for callback-based/,
    ],
    [
      'a bad handler name',
      'export {}',
      { handler: 'index' },
      'Runtime.MalformedHandlerName',
      'Bad handler',
    ],
    ['an exception', "throw new TypeError('no table')", {}, 'TypeError', 'no table'],
    ['an exit', 'process.exit(7)', {}, 'Runtime.ExitError', /exit status 7$/],
  ])('says so: %s', async (_name, source, definition, errorType, message) => {
    const lambda = temporaryFunction(source, definition);

    expect(await lambda.invoke({})).toEqual(
      failureOf(errorType, message instanceof RegExp ? expect.stringMatching(message) : message),
    );
    expect(lambda.environments()).toEqual([]);
  });

  it('ends when it takes too long', async () => {
    const { invoke } = temporaryFunction('for (;;) ;', {}, { initTimeoutMs: 300 });

    expect(await invoke({})).toEqual(failureOf('Sandbox.Timedout', expect.anything()));
  });

  it('ends when the code is nowhere', async () => {
    const { invoke } = temporaryFunction('', { codeDirectory: '/nowhere/at/all' });

    expect(await invoke({})).toEqual(
      failureOf('Runtime.ExitError', expect.stringMatching(/failed to start/)),
    );
  });

  it('is not held against the next invocation', async () => {
    const { invoke } = temporaryFunction(`
      import { existsSync, writeFileSync } from 'node:fs';
      if (!existsSync('flag')) { writeFileSync('flag', ''); throw new Error('once'); }
      export const handler = async () => 'fine';`);

    expect(await invoke({})).toMatchObject({ ok: false });
    expect(payloadOf(await invoke({}))).toBe('fine');
  });
});

describe('a payload beyond 6 MB', () => {
  it('is refused on the way in', async () => {
    const { invoke } = temporaryFunction(`export const handler = async () => 1;`);

    await expect(invoke('x'.repeat(6_291_456))).rejects.toMatchObject({
      code: 'RequestTooLargeException',
      message:
        '6291458 byte payload is too large for the RequestResponse invocation type (limit 6291456 bytes)',
    });
  });

  it('is a function error on the way out, while 6 MB pass', async () => {
    const { invoke } = temporaryFunction(`
      export const handler = async (length) => 'x'.repeat(length);`);

    expect(await invoke(6_291_557)).toEqual(
      failureOf(
        'Function.ResponseSizeTooLarge',
        'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
      ),
    );
    expect(await invoke(6_291_000)).toMatchObject({ ok: true });
  });

  it('is a function error when the answer is no JSON at all', async () => {
    const { invoke } = temporaryFunction(`export const handler = async () => 1n;`);

    expect(await invoke({})).toEqual(
      failureOf('Runtime.JSONStringifyError', 'Unable to stringify response body'),
    );
  });
});
