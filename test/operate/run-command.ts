import { program } from '../../bin/commands/program.ts';
import { capturedOutput } from '../functions/ingress/captured-output.ts';

/** What a command wrote, and the code that its process would end with. */
export interface CommandResult {
  readonly output: string;
  readonly exitCode: number;
}

/** Runs `enreach` with these arguments, as its process would, on the local cloud at `endpoint`. */
export const commandRunner =
  (endpoint: string, stackName: string) =>
  async (...args: readonly string[]): Promise<CommandResult> => {
    const before = process.exitCode;
    process.exitCode = 0;
    try {
      const output = await capturedOutput(async () => {
        try {
          await program.parseAsync([...args, '--stack', stackName, '--endpoint-url', endpoint], {
            from: 'user',
          });
        } catch (error) {
          process.stderr.write(`error: ${error instanceof Error ? error.message : ''}\n`);
          process.exitCode = 1;
        }
      });
      return { output, exitCode: Number(process.exitCode) };
    } finally {
      process.exitCode = before;
    }
  };
