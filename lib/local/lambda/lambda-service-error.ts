/** What Lambda's Invoke API refuses, as opposed to what a function fails at. */
export type LambdaServiceErrorCode =
  | 'RequestTooLargeException'
  | 'TooManyRequestsException'
  | 'ServiceException';

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors */
export class LambdaServiceError extends Error {
  readonly code: LambdaServiceErrorCode;

  constructor(code: LambdaServiceErrorCode, message: string) {
    super(message);
    this.name = code;
    this.code = code;
  }
}
