import type { AccessControl } from './access-control.ts';
import type { Denial } from './denial.ts';

const operations = ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'];

/**
 * Refuses an event source mapping whose function may not do with the queue what Lambda does in its name; on AWS the
 * deployment fails with this message.
 *
 * @throws Error in Lambda's words, naming the first operation that is missing.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-permissions
 * @see https://github.com/anomalyco/sst/issues/5737 and, for DeleteMessage,
 * https://github.com/functionalone/serverless-iam-roles-per-function/issues/21
 */
export const checkEventSourceAccess = (
  accessControl: AccessControl,
  functionName: string,
  queueArn: string,
  onDenied: (denial: Denial) => void,
): void => {
  for (const operation of operations) {
    const denial = accessControl.denialOfFunction(functionName, `sqs:${operation}`, queueArn);
    if (!denial) continue;
    onDenied(denial);
    throw new Error(
      `${functionName}: The function execution role does not have permissions to call ${operation} on SQS`,
    );
  }
};
