import type { SQSClientConfig } from '@aws-sdk/client-sqs';

type AwsClientOptions = Required<
  Pick<SQSClientConfig, 'maxAttempts' | 'retryMode' | 'requestHandler'>
>;

/**
 * How our functions' AWS clients behave: no attempt can hang, and what an attempt may cost is known.
 *
 * - A bare `requestTimeout` only logs a warning: `throwOnRequestTimeout` makes it end the attempt.
 * - It covers an attempt up to the response's headers; `socketTimeout` ends one whose body stalls. Node's agent lifts it
 *   again from a socket that goes back to the pool, and connections are kept alive (the SDK's default).
 * - The SDK honours a `retry-after` header of up to 5 s: a caller in a hurry passes an `abortSignal` too.
 */
export const awsClientOptions = (limits: {
  readonly maxAttempts: number;
  readonly requestTimeoutMs: number;
}): AwsClientOptions => ({
  maxAttempts: limits.maxAttempts,
  retryMode: 'standard',
  requestHandler: {
    connectionTimeout: 500,
    requestTimeout: limits.requestTimeoutMs,
    socketTimeout: limits.requestTimeoutMs,
    throwOnRequestTimeout: true,
  },
});
