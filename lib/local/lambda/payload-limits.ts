import type { FunctionErrorPayload } from './function-types.ts';
import { LambdaServiceError } from './lambda-service-error.ts';

/** 6 MB each way for a synchronous invocation. @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const requestLimitBytes = 6_291_456;
const responseLimitBytes = 6_291_556;

/** @throws LambdaServiceError `RequestTooLargeException`, in the words of the service. */
export const assertRequestFits = (json: string): void => {
  const bytes = Buffer.byteLength(json);
  if (bytes > requestLimitBytes)
    throw new LambdaServiceError(
      'RequestTooLargeException',
      `${bytes} byte payload is too large for the RequestResponse invocation type (limit ${requestLimitBytes} bytes)`,
    );
};

/** What the caller gets in place of too large an answer, or undefined when it fits. */
export const responseTooLarge = (json: string): FunctionErrorPayload | undefined =>
  Buffer.byteLength(json) > responseLimitBytes
    ? {
        errorType: 'Function.ResponseSizeTooLarge',
        errorMessage: `Response payload size exceeded maximum allowed payload size (${responseLimitBytes} bytes).`,
      }
    : undefined;
