import { removeTemporaryFunctions, temporaryFunction } from './temporary-function.ts';

afterEach(removeTemporaryFunctions);

const textsOf = (lines: readonly { text: string }[]) => lines.map(({ text }) => text);

it('hands over every line with the stream and the invocation it belongs to', async () => {
  const { invoke, lines } = temporaryFunction(`
    console.log('loading');
    export const handler = async (event, { awsRequestId }) => {
      console.log('one\\ntwo 🙂');
      console.error('three');
      process.stdout.write('no line end');
      return awsRequestId;
    };`);

  const first = await invoke({});
  const second = await invoke({});

  const inOrder = (stream: string) => lines.filter((line) => line.stream === stream);
  const line = (requestId: unknown, text: string) =>
    expect.objectContaining({ functionName: 'tested', requestId, text });
  expect(inOrder('stdout')).toEqual([
    line(undefined, 'loading'),
    line(first.payload, 'one'),
    line(first.payload, 'two 🙂'),
    line(first.payload, 'no line end'), // ended by the second invocation
    line(second.payload, 'one'),
    line(second.payload, 'two 🙂'),
  ]);
  expect(inOrder('stderr')).toEqual([line(first.payload, 'three'), line(second.payload, 'three')]);
});

it('loses nothing of what a process wrote before it died', async () => {
  const { invoke, lines } = temporaryFunction(`
    export const handler = async () => {
      for (let line = 0; line < 5000; line++) console.log('line', line);
      process.exit(1);
    };`);

  await invoke({});

  expect(textsOf(lines.filter(({ stream }) => stream === 'stdout'))).toEqual(
    Array.from({ length: 5000 }, (_, line) => `line ${line}`),
  );
});

it('tells of a thrown error and of a time-out, as the log on Lambda does', async () => {
  const { invoke, lines } = temporaryFunction(
    `export const handler = async ({ spin }) => { while (spin) ; throw new Error('boom'); };`,
    { timeoutSeconds: 0.2 },
  );

  await invoke({});
  await invoke({ spin: true });

  expect(textsOf(lines)).toEqual([
    expect.stringMatching(/^Invoke Error\t.*"errorMessage":"boom"/),
    expect.stringMatching(/Task timed out after 0\.20 seconds Sandbox\.Timedout$/),
  ]);
});
