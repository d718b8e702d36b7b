import { randomUUID } from 'node:crypto';
import type { Answer } from './answer.ts';
import type { Asked } from './api-call.ts';
import type { AwsError } from './aws-error.ts';
import type { WireRequest } from './wire-request.ts';
import { toXml } from './xml.ts';

/** Services whose older protocol has forms as requests and XML as answers, by the version that a request names. */
const versions: Readonly<Record<string, string>> = {
  '2010-05-15': 'cloudformation',
  '2011-06-15': 'sts',
  '2010-03-31': 'sns',
  '2012-11-05': 'sqs',
};
const namespaces: Readonly<Record<string, string>> = {
  cloudformation: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
  sns: 'http://sns.amazonaws.com/doc/2010-03-31/',
  sqs: 'http://queue.amazonaws.com/doc/2012-11-05/',
};

/** SQS speaks JSON by now; the older protocol is refused there. */
export const speaksQuery = (service: string): boolean =>
  service !== 'sqs' && Object.hasOwn(namespaces, service);

/** @returns undefined when the request names no `Action`. @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */
export const readQueryCall = (
  { url, headers, body }: WireRequest,
  signedFor: string | undefined,
): Asked | undefined => {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  const form = new URLSearchParams(isForm ? body.toString() : url.split('?')[1]);
  const { Action, Version = '', ...input } = Object.fromEntries(form);
  if (Action === undefined) return undefined;
  return { service: versions[Version] ?? signedFor ?? 'query', operation: Action, input };
};

const xmlAnswer = (service: string, status: number, root: string, content: object): Answer => {
  const requestId = randomUUID();
  const withId =
    status < 400 ? { ...content, ResponseMetadata: { RequestId: requestId } } : content;
  const xmlns = namespaces[service];
  const xml = toXml(root, status < 400 ? withId : { ...withId, RequestId: requestId }, xmlns);
  const body = Buffer.from(xml);
  return {
    status,
    headers: {
      'content-type': 'text/xml',
      'content-length': body.length,
      'x-amzn-requestid': requestId,
    },
    body,
  };
};

export const queryAnswer = (service: string, operation: string, result: unknown): Answer =>
  xmlAnswer(service, 200, `${operation}Response`, { [`${operation}Result`]: result });

/** The query protocol's own names of errors that all services have. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/CommonErrors.html */
const commonNames: Readonly<Record<string, readonly [code: string, status: number]>> = {
  AccessDeniedException: ['AccessDenied', 403],
  ThrottlingException: ['Throttling', 400],
  UnknownOperationException: ['InvalidAction', 400],
};

export const queryErrorAnswer = (service: string, { name, message, status }: AwsError): Answer => {
  const [Code, actual] = commonNames[name] ?? [name, status];
  const Type = actual < 500 ? 'Sender' : 'Receiver';
  return xmlAnswer(service, actual, 'ErrorResponse', { Error: { Type, Code, Message: message } });
};
