import type { InvokeMessage } from './messages.ts';

/** The handler's second argument. @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
export const createContext = ({ requestId, deadlineMs, functionArn, traceId }: InvokeMessage) => ({
  callbackWaitsForEmptyEventLoop: true,
  functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
  functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
  memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
  logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
  logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
  invokedFunctionArn: functionArn,
  awsRequestId: requestId,
  xRayTraceId: traceId,
  getRemainingTimeInMillis: (): number => deadlineMs - Date.now(),
});
