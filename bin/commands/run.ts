import { CommanderError } from 'commander';
import { explainError } from '../../lib/operate/explain-error.ts';
import { UsageError } from '../../lib/operate/operator-error.ts';
import { printProgress } from './print.ts';
import { program } from './program.ts';

/**
 * Runs `enreach`.
 *
 * @param args - what follows the command's name.
 * @returns the exit code: 0 when it did what it was asked, 1 when that failed or found a fault, 2 for wrong usage.
 */
export const run = async (args: readonly string[]): Promise<number> => {
  try {
    await program.parseAsync([...args], { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    // Has said everything already: what is wrong, or the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    printProgress(`error: ${explainError(error)}`);
    return error instanceof UsageError ? 2 : 1;
  }
};
