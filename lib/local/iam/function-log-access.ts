import type { Account } from '../resource-type.ts';
import type { AccessControl } from './access-control.ts';
import type { Denial } from './denial.ts';

/** A stream is made when an environment starts, and lines are written to it. */
const actions = ['logs:CreateLogStream', 'logs:PutLogEvents'];

/**
 * Whether a function's log lines arrive: Lambda writes them in the function's name, and without permission they are
 * lost. A denial is told once a function, not once a line.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html#monitoring-cloudwatchlogs-permissions
 */
export const createFunctionLogAccess = (
  accessControl: AccessControl,
  { region, accountId }: Account,
  onDenied: (denial: Denial) => void,
): ((functionName: string, logGroup: string) => boolean) => {
  const mayWrite = new Map<string, boolean>();
  return (functionName, logGroup) => {
    const known = mayWrite.get(functionName);
    if (known !== undefined) return known;
    const stream = `arn:aws:logs:${region}:${accountId}:log-group:${logGroup}:log-stream:${functionName}`;
    const denial = actions
      .map((action) => accessControl.denialOfFunction(functionName, action, stream))
      .find((found) => found !== undefined);
    if (denial) onDenied(denial);
    mayWrite.set(functionName, denial === undefined);
    return denial === undefined;
  };
};
