import { callerOfKey } from '../credentials.ts';
import { AwsError } from '../front-door/aws-error.ts';
import type { Serve } from '../front-door/front-door.ts';
import { queryAnswer } from '../front-door/query-protocol.ts';

interface StsOptions {
  readonly accountId: string;
  /** ARN of a function's session of its role; undefined when it is no function. */
  readonly sessionArnOf: (functionName: string) => string | undefined;
}

/** GetCallerIdentity, which many tools ask first. @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export const createSts =
  ({ accountId, sessionArnOf }: StsOptions): Serve =>
  async ({ operation, accessKeyId }) => {
    if (operation !== 'GetCallerIdentity')
      throw new AwsError('UnknownOperationException', `${operation} is not emulated`);
    const caller = callerOfKey(accessKeyId);
    const sessionArn = caller === undefined ? undefined : sessionArnOf(caller);
    return queryAnswer('sts', operation, {
      Arn: sessionArn ?? `arn:aws:iam::${accountId}:root`,
      UserId: sessionArn === undefined ? accountId : `AROALOCAL:${caller}`,
      Account: accountId,
    });
  };
