import { gunzipSync } from 'node:zlib';
import { AwsError } from './aws-error.ts';
import { readQueryCall } from './query-protocol.ts';
import { readRestCall } from './rest-routes.ts';
import type { WireRequest } from './wire-request.ts';

/** What is asked, before anyone looks at who asks. */
export interface Asked {
  /** As IAM and SDK users name it: `sqs`, `events`, … */
  readonly service: string;
  readonly operation: string;
  /** @throws AwsError when the request's body is no JSON. */
  readonly input: unknown;
}

/** One call of an AWS API. */
export interface ApiCall extends Asked {
  /** Who calls; undefined when the request is not signed. */
  readonly accessKeyId: string | undefined;
}

/** By the prefix of `X-Amz-Target`. */
const serviceNames: Readonly<Record<string, string>> = {
  AmazonSQS: 'sqs',
  DynamoDB_20120810: 'dynamodb',
  AWSEvents: 'events',
  secretsmanager: 'secretsmanager',
  Logs_20140328: 'logs',
  GraniteServiceVersion20100801: 'cloudwatch',
};

/** CloudWatch's clients compress what is large. @see https://smithy.io/2.0/spec/behavior-traits.html#requestcompression-trait */
const textOf = ({ headers, body }: WireRequest): string =>
  (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();

const parseInput = (request: WireRequest): unknown => {
  try {
    return JSON.parse(textOf(request) || '{}');
  } catch {
    throw new AwsError('SerializationException', 'the body is no JSON');
  }
};

export const targetOf = ({
  headers,
}: WireRequest): readonly [prefix: string, operation: string] => {
  const [prefix = '', operation = ''] = `${headers['x-amz-target'] ?? ''}`.split('.');
  return [prefix, operation];
};

/** The protocols that name their operation in `X-Amz-Target`. @see https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html */
const readJsonCall = (request: WireRequest, signedFor: string | undefined): Asked => {
  const [prefix, operation] = targetOf(request);
  const { method, url } = request;
  let parsed: { readonly input: unknown } | undefined;
  return {
    service: serviceNames[prefix] ?? (prefix || signedFor || 'an unnamed service'),
    // Other protocols have a path where this one has a name.
    operation: operation || `${method} ${url.split('?')[0]}`,
    // Read only by those who want it: it may be a megabyte, on its way to an emulator.
    get input() {
      parsed ??= { input: parseInput(request) };
      return parsed.input;
    },
  };
};

/** `Credential=<access key>/<date>/<region>/<service>/aws4_request`. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html "Credential scope" */
const credentialOf = (authorization: string | undefined) => {
  const [accessKeyId, , , service] =
    authorization?.match(/Credential=([^,\s]+)/)?.[1]?.split('/') ?? [];
  return { accessKeyId, service };
};

/** Tells by path, by form or by header what a request asks of which service. */
export const readApiCall = (request: WireRequest): ApiCall => {
  const { accessKeyId, service } = credentialOf(request.headers.authorization);
  const asked =
    readRestCall(request) ?? readQueryCall(request, service) ?? readJsonCall(request, service);
  return {
    accessKeyId,
    service: asked.service,
    operation: asked.operation,
    get input() {
      return asked.input;
    },
  };
};
