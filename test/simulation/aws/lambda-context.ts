import type { Context } from 'aws-lambda';

const unused = () => {
  throw new Error('nothing of ours calls this');
};

/** What Lambda hands to a handler beside the event. */
export const lambdaContext = (remainingMs: () => number): Context => ({
  callbackWaitsForEmptyEventLoop: true,
  functionName: 'Consumer',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:eu-north-1:111122223333:function:Consumer',
  memoryLimitInMB: '512',
  awsRequestId: 'simulated',
  logGroupName: '/aws/lambda/Consumer',
  logStreamName: 'simulated',
  getRemainingTimeInMillis: remainingMs,
  done: unused,
  fail: unused,
  succeed: unused,
});
