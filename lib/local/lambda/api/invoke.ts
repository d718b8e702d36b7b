import { randomUUID } from 'node:crypto';
import { type Answer, rawAnswer } from '../../front-door/answer.ts';
import { AwsError } from '../../front-door/aws-error.ts';
import type { WireRequest } from '../../front-door/wire-request.ts';
import type { LambdaFunction } from '../function-types.ts';
import { invokeAsynchronously } from '../invoke-asynchronously.ts';
import { LambdaServiceError } from '../lambda-service-error.ts';
import { asApiError, invalidParameter } from './api-error.ts';

/** Of an event. @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html "Invocation payload" */
const eventLimitBytes = 1_048_576;
/** @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#lambda-Invoke-response-LogResult */
const logTailBytes = 4096;

/** Nothing is an empty object. */
const parsePayload = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString() || '{}');
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'no JSON';
    throw new AwsError(
      'InvalidRequestContentException',
      `Could not parse request body into json: ${reason}`,
    );
  }
};

const assertEventFits = ({ length }: Buffer): void => {
  if (length > eventLimitBytes)
    throw new LambdaServiceError(
      'RequestTooLargeException',
      `${length} byte payload is too large for the Event invocation type (limit ${eventLimitBytes} bytes)`,
    );
};

const logTail = (lines: readonly string[]): string =>
  Buffer.from(lines.map((line) => `${line}\n`).join(''))
    .subarray(-logTailBytes)
    .toString('base64');

const runAndAnswer = async (
  lambda: LambdaFunction,
  payload: unknown,
  wantsLog: boolean,
): Promise<Answer> => {
  const requestId = randomUUID();
  const lines: string[] = [];
  const result = await lambda.invoke(payload, {
    requestId,
    onLog: ({ text }) => lines.push(text),
  });
  return rawAnswer(200, JSON.stringify(result.payload), {
    'content-type': 'application/json',
    'x-amzn-requestid': requestId,
    'x-amz-executed-version': '$LATEST',
    ...(!result.ok && { 'x-amz-function-error': result.functionError }),
    ...(wantsLog && { 'x-amz-log-result': logTail(lines) }),
  });
};

/**
 * Invoke: waits for the function, hands it an event, or only says that it may be invoked.
 *
 * @param onGivenUp - hears of an event that the function failed at to the end.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export const invoke = async (
  lambda: LambdaFunction,
  { headers, body }: WireRequest,
  onGivenUp: (message: string) => void,
): Promise<Answer> => {
  const type = headers['x-amz-invocation-type'] ?? 'RequestResponse';
  const wantsLog = headers['x-amz-log-type'] === 'Tail';
  try {
    switch (type) {
      case 'DryRun':
        return rawAnswer(204, '');
      case 'Event': {
        assertEventFits(body);
        void invokeAsynchronously(lambda, { payload: parsePayload(body), onGivenUp });
        return rawAnswer(202, '', { 'x-amzn-requestid': randomUUID() });
      }
      case 'RequestResponse':
        return await runAndAnswer(lambda, parsePayload(body), wantsLog);
      default:
        throw invalidParameter(
          `Value '${type}' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value set: [Event, RequestResponse, DryRun]`,
        );
    }
  } catch (error) {
    throw asApiError(error);
  }
};
