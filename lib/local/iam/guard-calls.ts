import { callerOfKey } from '../credentials.ts';
import type { ApiCall } from '../front-door/api-call.ts';
import { AwsError } from '../front-door/aws-error.ts';
import type { Account } from '../resource-type.ts';
import type { AccessControl } from './access-control.ts';
import { requiredAccess } from './actions/required-access.ts';
import { type Denial, denialMessage } from './denial.ts';

/**
 * A denial as the service answers it. SQS alone says 403 and spells the action in lower case.
 *
 * @see https://github.com/floci-io/floci - its captures of SQS: 403, `x-amzn-query-error: AccessDenied;Sender`
 * @see https://github.com/aws/serverless-application-model/issues/3633 - "not authorized to perform: sqs:sendmessage"
 */
const errorOf = (service: string, denial: Denial): AwsError =>
  service === 'sqs'
    ? new AwsError('AccessDeniedException', denialMessage(denial, denial.action.toLowerCase()), 403)
    : new AwsError('AccessDeniedException', denialMessage(denial));

/**
 * Checks the calls of functions against their roles. The access key says who calls; whoever calls with a key that is no
 * function's is the account's administrator.
 *
 * @returns a function that throws AwsError when a call is not allowed.
 */
export const createGuard =
  (accessControl: AccessControl, account: Account, onDenied: (denial: Denial) => void) =>
  (call: ApiCall): void => {
    const caller = callerOfKey(call.accessKeyId);
    if (caller === undefined || !accessControl.isFunction(caller)) return;
    for (const { action, resource } of requiredAccess(call, account)) {
      const denial = accessControl.denialOfFunction(caller, action, resource);
      if (!denial) continue;
      onDenied(denial);
      throw errorOf(call.service, denial);
    }
  };
