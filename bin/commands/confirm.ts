import { confirm as ask } from '@inquirer/prompts';
import { printJson, printProgress } from './print.ts';

export interface ConfirmOptions {
  readonly yes?: true;
  readonly json?: true;
}

/**
 * Whether to do what was announced: `--yes` says so beforehand, a person at a terminal is asked, and whoever else
 * calls has made a dry run.
 */
export const confirm = async (
  question: string,
  { yes, json }: ConfirmOptions,
): Promise<boolean> => {
  if (yes) return true;
  if (!json && process.stdin.isTTY && process.stdout.isTTY)
    return ask({ message: question, default: false });
  printProgress('Dry run: nothing was done. Add --yes to do it.');
  if (json) printJson({ dryRun: true });
  return false;
};
