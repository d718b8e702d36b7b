import { confirm as ask } from '@inquirer/prompts';
import { printProgress } from './print.ts';

/**
 * Whether to do what was announced: `--yes` says so beforehand, a person at a terminal is asked, and whoever else
 * calls has made a dry run.
 */
export const confirm = async (question: string, yes: boolean | undefined): Promise<boolean> => {
  if (yes) return true;
  if (process.stdin.isTTY && process.stdout.isTTY)
    return ask({ message: question, default: false });
  printProgress('Dry run: nothing was done. Add --yes to do it.');
  return false;
};
