import type { Context } from 'aws-lambda';

/** As Lambda gives it to an invocation with ten seconds left. */
export const lambdaContext = (parts: Partial<Context> = {}): Context => ({
  callbackWaitsForEmptyEventLoop: true,
  functionName: 'subscriber',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:eu-north-1:123456789012:function:subscriber',
  memoryLimitInMB: '256',
  awsRequestId: '0f0c1d2e-3b4a-4c5d-8e6f-708192a3b4c5',
  logGroupName: '/aws/lambda/subscriber',
  logStreamName: 'stream',
  getRemainingTimeInMillis: () => 10_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
  ...parts,
});
