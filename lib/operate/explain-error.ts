import { OperatorError } from './operator-error.ts';

const logIn = 'no valid AWS credentials: log in (aws sso login), or name others with --profile';

/** By name of the error, as the SDK and the services have it. */
const advice: Readonly<Record<string, string>> = {
  CredentialsProviderError: logIn,
  ExpiredToken: logIn,
  ExpiredTokenException: logIn,
  InvalidClientTokenId: logIn,
  UnrecognizedClientException: logIn,
};

/** "User: … is not authorized to perform: sqs:ReceiveMessage on resource: arn:… because …" */
const deniedAction = /not authorized to perform: ([\w-]+:\w+)(?: on resource: (\S+))?/;

/**
 * What to tell the operator of an error: what happened, and what to do. A permission that is missing is named by its action.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export const explainError = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const { name, message } = error;
  if (error instanceof OperatorError) return message;
  const denied = deniedAction.exec(message);
  if (denied) {
    const [, action, resource] = denied;
    return `you may not ${action}${resource ? ` on ${resource}` : ''}: have it allowed, or name another profile with --profile`;
  }
  if (/AccessDenied|NotAuthorized|AuthorizationError/.test(name))
    return `AWS refused it (${name}: ${message}): have it allowed, or name another profile with --profile`;
  if (message === 'Region is missing') return 'which region? Give --region, or set AWS_REGION';
  return advice[name] ?? (name === 'Error' ? message : `${name}: ${message}`);
};
