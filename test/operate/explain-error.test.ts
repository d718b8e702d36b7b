import { explainError } from '../../lib/operate/explain-error.ts';
import { OperatorError } from '../../lib/operate/operator-error.ts';

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });

describe('what an operator is told of an error', () => {
  it.each([
    [
      'AccessDeniedException',
      'User: arn:aws:iam::111122223333:user/ops is not authorized to perform: dynamodb:Scan on resource: arn:aws:dynamodb:eu-north-1:111122223333:table/Q because no identity-based policy allows the dynamodb:Scan action',
      'you may not dynamodb:Scan on arn:aws:dynamodb:eu-north-1:111122223333:table/Q: have it allowed, or name another profile with --profile',
    ],
    [
      'AuthorizationError',
      'User: arn:aws:iam::111122223333:user/ops is not authorized to perform: SNS:ListSubscriptionsByTopic',
      'you may not SNS:ListSubscriptionsByTopic: have it allowed, or name another profile with --profile',
    ],
    [
      'AccessDenied',
      'Access to the resource is denied.',
      'AWS refused it (AccessDenied: Access to the resource is denied.): have it allowed, or name another profile with --profile',
    ],
    [
      'ExpiredTokenException',
      'The security token included in the request is expired',
      'no valid AWS credentials: log in (aws sso login), or name others with --profile',
    ],
    ['Error', 'Region is missing', 'which region? Give --region, or set AWS_REGION'],
    ['ThrottlingException', 'Rate exceeded', 'ThrottlingException: Rate exceeded'],
    ['Error', 'port 8080 is in use', 'port 8080 is in use'],
  ])('%s: %s', (name, message, told) => {
    expect(explainError(named(name, message))).toBe(told);
  });

  it('is what was written for them, where it was', () => {
    const cause = named('AccessDenied', 'x');
    expect(explainError(new OperatorError('run npm start', { cause }))).toBe('run npm start');
  });
});
