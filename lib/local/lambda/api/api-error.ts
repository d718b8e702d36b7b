import { AwsError } from '../../front-door/aws-error.ts';
import { LambdaServiceError, type LambdaServiceErrorCode } from '../lambda-service-error.ts';

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors */
const statuses: Readonly<Record<LambdaServiceErrorCode, number>> = {
  RequestTooLargeException: 413,
  TooManyRequestsException: 429,
  ServiceException: 500,
};

/** What Lambda itself refused, with its status. */
export const asApiError = (error: unknown): unknown =>
  error instanceof LambdaServiceError
    ? new AwsError(error.code, error.message, statuses[error.code])
    : error;

export const notFound = (message: string) =>
  new AwsError('ResourceNotFoundException', message, 404);

/** What Lambda's model forbids. @see https://github.com/ansible-collections/amazon.aws/issues/1859 - as AWS answered */
export const violation = (member: string, value: string, pattern: string) =>
  new AwsError(
    'ValidationException',
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must satisfy regular expression pattern: ${pattern}`,
  );

export const invalidParameter = (message: string) =>
  new AwsError('InvalidParameterValueException', message, 400);
