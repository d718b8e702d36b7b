import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { ApiCall } from './api-call.ts';
import { AwsError } from './aws-error.ts';

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

/** SQS and DynamoDB speak an older version than the others. */
const contentTypeOf = (service: string): string =>
  `application/x-amz-json-${service === 'sqs' || service === 'dynamodb' ? '1.0' : '1.1'}`;

export const jsonAnswer = (
  service: string,
  status: number,
  content: unknown,
  headers: OutgoingHttpHeaders = {},
): Answer => {
  const body = Buffer.from(JSON.stringify(content));
  return {
    status,
    headers: {
      'content-type': contentTypeOf(service),
      'content-length': body.length,
      ...headers,
    },
    body,
  };
};

/** Namespaces of errors, where a service writes them. */
const namespaces: Readonly<Record<string, string>> = {
  sqs: 'com.amazonaws.sqs#',
  dynamodb: 'com.amazonaws.dynamodb.v20120810#',
};
/** Answered before the service itself sees the request: another namespace, and `Message` is in upper case. */
const commonErrors = new Set(['AccessDeniedException', 'ServiceUnavailable', 'InternalFailure']);

/** What SQS's older protocol called an error. @see https://docs.aws.amazon.com/smithy/1.0/spec/aws/aws-query-protocol.html */
const queryErrorOf = ({ name, status }: AwsError): string =>
  `${name === 'AccessDeniedException' ? 'AccessDenied' : name};${status < 500 ? 'Sender' : 'Receiver'}`;

/**
 * An error in the shape of the service.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html#Programming.Errors.Components
 * @see https://github.com/sebdah/dynamic-dynamodb/issues/321 - `com.amazon.coral.service#AccessDeniedException`
 */
export const errorAnswer = (service: string, error: unknown): Answer => {
  const awsError =
    error instanceof AwsError
      ? error
      : new AwsError('InternalFailure', error instanceof Error ? error.message : 'unknown', 500);
  const { name, message, status } = awsError;
  const isCommon = commonErrors.has(name);
  const namespace = namespaces[service];
  const type =
    namespace === undefined ? name : `${isCommon ? 'com.amazon.coral.service#' : namespace}${name}`;
  return jsonAnswer(
    service,
    status,
    { __type: type, [isCommon ? 'Message' : 'message']: message },
    service === 'sqs' ? { 'x-amzn-query-error': queryErrorOf(awsError) } : {},
  );
};

export const send = (response: ServerResponse, { status, headers, body }: Answer): void => {
  response.writeHead(status, headers);
  response.end(body);
};
