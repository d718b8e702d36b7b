import { confirm as ask } from '@inquirer/prompts';
import { printJson, printProgress } from './print.ts';

export interface ConfirmOptions {
  readonly yes?: true;
  readonly json?: true;
}

/** 128 and SIGINT's number, as shells have it. */
const interruptedCode = 130;

/** What a person answered; Ctrl-C is a no. */
export const answerOf = async (asked: Promise<boolean>): Promise<boolean> => {
  try {
    const answer = await asked;
    if (!answer) printProgress('Nothing was done.');
    return answer;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ExitPromptError') throw error;
    printProgress('\nNothing was done.');
    process.exitCode = interruptedCode;
    return false;
  }
};

/**
 * Whether to do what was announced: `--yes` says so beforehand, a person at a terminal is asked, and whoever else
 * calls has made a dry run.
 *
 * @param plan - what would be done, for programs.
 */
export const confirm = async (
  question: string,
  { yes, json }: ConfirmOptions,
  plan: Readonly<Record<string, unknown>>,
): Promise<boolean> => {
  if (yes) return true;
  if (!json && process.stdin.isTTY && process.stdout.isTTY)
    return answerOf(ask({ message: question, default: false }));
  printProgress('Dry run: nothing was done. Add --yes to do it.');
  if (json) printJson({ dryRun: true, ...plan });
  return false;
};
