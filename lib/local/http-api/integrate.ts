import type { InvocationResult } from '../lambda/function-types.ts';
import { LambdaServiceError } from '../lambda/lambda-service-error.ts';
import { gatewayAnswers, type HttpAnswer } from './http-answer.ts';
import { interpretResponse } from './interpret-response.ts';

/** What Lambda refuses, as an HTTP API shows it. (Not documented: 413 from aws/aws-lambda-dotnet#1990, 503 for the others.) */
const refusal = (error: unknown): HttpAnswer => {
  if (!(error instanceof LambdaServiceError)) return gatewayAnswers.internalServerError;
  return error.code === 'RequestTooLargeException'
    ? gatewayAnswers.requestEntityTooLarge
    : gatewayAnswers.serviceUnavailable;
};

/**
 * Waits for the function, and no longer than an HTTP API does: 503 after 30 s. The invocation goes on all the same.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html "Maximum integration timeout"
 */
export const integrate = async (
  invoke: () => Promise<InvocationResult>,
  timeoutMs: number,
): Promise<HttpAnswer> => {
  const late = Promise.withResolvers<HttpAnswer>();
  const timer = setTimeout(() => late.resolve(gatewayAnswers.serviceUnavailable), timeoutMs);
  try {
    return await Promise.race([invoke().then(interpretResponse), late.promise]);
  } catch (error) {
    return refusal(error);
  } finally {
    clearTimeout(timer);
  }
};
