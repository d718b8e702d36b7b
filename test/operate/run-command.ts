import { run } from '../../bin/commands/run.ts';

/** What a command wrote, and the code that its process would end with. */
export interface CommandResult {
  /** To standard output alone: what a program reads. */
  readonly stdout: string;
  /** To standard output and error, in their order: what a person sees. */
  readonly output: string;
  readonly exitCode: number;
}

/** Runs `enreach` with these arguments, as its process would. */
export const runCommand = async (...args: readonly string[]): Promise<CommandResult> => {
  const { stdout, stderr, exitCode: before } = process;
  const [writeOut, writeError] = [stdout.write, stderr.write];
  const written: { readonly toStdout: boolean; readonly text: string }[] = [];
  const capture = (toStdout: boolean) => (chunk: string | Uint8Array) => {
    written.push({ toStdout, text: Buffer.from(chunk).toString() });
    return true;
  };
  const textOf = (chunks: typeof written) => chunks.map(({ text }) => text).join('');
  try {
    stdout.write = capture(true);
    stderr.write = capture(false);
    process.exitCode = 0;
    const exitCode = await run(args);
    return {
      stdout: textOf(written.filter(({ toStdout }) => toStdout)),
      output: textOf(written),
      exitCode,
    };
  } finally {
    stdout.write = writeOut;
    stderr.write = writeError;
    process.exitCode = before;
  }
};

/** Runs it on the local cloud at `endpoint`. */
export const commandRunner =
  (endpoint: string, stackName: string) =>
  (...args: readonly string[]): Promise<CommandResult> =>
    runCommand(...args, '--stack', stackName, '--endpoint-url', endpoint);
