import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { ApiCall } from './api-call.ts';
import { AwsError } from './aws-error.ts';
import { queryErrorAnswer, speaksQuery } from './query-protocol.ts';
import { restErrorAnswer } from './rest-error.ts';
import { sqsErrorShape } from './sqs-error.ts';

/** What goes back to the caller. */
export interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

/**
 * Stands between a caller and what answers.
 *
 * @param act - makes the service do what was asked, once.
 * @param gone - resolves when the caller waits no longer.
 * @returns undefined: the connection breaks without an answer.
 */
export type Intercept = (
  call: ApiCall,
  act: () => Promise<Answer>,
  gone: Promise<void>,
) => Promise<Answer | undefined>;

/** These speak another version than the others. */
const speaks10 = new Set(['sqs', 'dynamodb', 'cloudwatch']);
const contentTypeOf = (service: string): string =>
  `application/x-amz-json-${speaks10.has(service) ? '1.0' : '1.1'}`;

export const rawAnswer = (
  status: number,
  text: string,
  headers: OutgoingHttpHeaders = {},
): Answer => {
  const body = Buffer.from(text);
  return { status, headers: { 'content-length': body.length, ...headers }, body };
};

export const jsonAnswer = (
  service: string,
  status: number,
  content: unknown,
  headers: OutgoingHttpHeaders = {},
): Answer =>
  rawAnswer(status, JSON.stringify(content), {
    'content-type': contentTypeOf(service),
    ...headers,
  });

/** Answered before the service itself sees the request: another namespace, and `Message` is in upper case. */
const commonErrors = new Set([
  'AccessDeniedException',
  'ServiceUnavailable',
  'InternalFailure',
  'UnknownOperationException',
]);

const sqsErrorAnswer = ({ name, message, status }: AwsError): Answer => {
  const shape = sqsErrorShape(name, status);
  const fault = shape.status < 500 ? 'Sender' : 'Receiver';
  return jsonAnswer(
    'sqs',
    shape.status,
    { __type: shape.type, [commonErrors.has(name) ? 'Message' : 'message']: message },
    { 'x-amzn-query-error': `${shape.queryCode};${fault}` },
  );
};

/** What the query protocol, which CloudWatch spoke before, calls its errors. Source: the traits that its client carries. */
const cloudWatchCodes: Readonly<Record<string, string>> = {
  InvalidParameterValueException: 'InvalidParameterValue',
  MissingRequiredParameterException: 'MissingParameter',
  UnknownOperationException: 'InvalidAction',
};

const cloudWatchErrorAnswer = ({ name, message, status }: AwsError): Answer =>
  jsonAnswer(
    'cloudwatch',
    status,
    { __type: `com.amazonaws.cloudwatch#${name}`, message },
    {
      'x-amzn-query-error': `${cloudWatchCodes[name] ?? name};${status < 500 ? 'Sender' : 'Receiver'}`,
    },
  );

/** DynamoDB alone of the others writes namespaces. */
const typeOf = (service: string, name: string): string => {
  if (service !== 'dynamodb') return name;
  return `${commonErrors.has(name) ? 'com.amazon.coral.service#' : 'com.amazonaws.dynamodb.v20120810#'}${name}`;
};

const asAwsError = (error: unknown): AwsError =>
  error instanceof AwsError
    ? error
    : new AwsError('InternalFailure', error instanceof Error ? error.message : 'unknown', 500);

/**
 * An error in the shape of the service.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html#Programming.Errors.Components
 * @see https://github.com/sebdah/dynamic-dynamodb/issues/321 - `com.amazon.coral.service#AccessDeniedException`
 */
export const errorAnswer = (service: string, thrown: unknown): Answer => {
  const error = asAwsError(thrown);
  if (service === 'lambda') return restErrorAnswer(error);
  if (speaksQuery(service)) return queryErrorAnswer(service, error);
  if (service === 'sqs') return sqsErrorAnswer(error);
  if (service === 'cloudwatch') return cloudWatchErrorAnswer(error);
  const { name, message, status } = error;
  return jsonAnswer(service, status, {
    __type: typeOf(service, name),
    [commonErrors.has(name) ? 'Message' : 'message']: message,
  });
};

export const send = (response: ServerResponse, { status, headers, body }: Answer): void => {
  response.writeHead(status, headers);
  response.end(body);
};
