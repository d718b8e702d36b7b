import {
  payloadOf,
  removeTemporaryFunctions,
  temporaryFunction,
} from '../lambda/temporary-function.ts';

const slow = `export const handler = async () => {
  await new Promise((resolve) => setTimeout(resolve, 300));
  return process.pid;
};`;

describe('a function that is to be killed', () => {
  afterAll(removeTemporaryFunctions);

  it('dies in the middle of the invocation, and the next one has another environment', async () => {
    const fates = [undefined, 50, undefined];
    const lambda = temporaryFunction(slow, {}, { killAfterMs: () => fates.shift() });
    const before = payloadOf(await lambda.invoke({}));
    expect(await lambda.invoke({})).toMatchObject({
      ok: false,
      payload: { errorType: 'Runtime.ExitError', errorMessage: expect.stringMatching(/killed$/) },
    });
    const after = await lambda.invoke({});
    expect(after).toMatchObject({ ok: true });
    expect(payloadOf(after)).not.toBe(before);
  });

  it('lives when it is done before its time', async () => {
    const lambda = temporaryFunction(slow, {}, { killAfterMs: () => 5_000 });
    const before = payloadOf(await lambda.invoke({}));
    expect(payloadOf(await lambda.invoke({}))).toBe(before);
  });
});
