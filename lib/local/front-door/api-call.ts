import type { IncomingMessage } from 'node:http';
import { AwsError } from './aws-error.ts';

/** One call of an AWS API. */
export interface ApiCall {
  /** As IAM and SDK users name it: `sqs`, `events`, … */
  readonly service: string;
  readonly operation: string;
  /** Who calls; undefined when the request is not signed. */
  readonly accessKeyId: string | undefined;
  /** @throws AwsError when the request's body is no JSON. */
  readonly input: unknown;
}

/** By the prefix of `X-Amz-Target`. */
const serviceNames: Readonly<Record<string, string>> = {
  AmazonSQS: 'sqs',
  DynamoDB_20120810: 'dynamodb',
  AWSEvents: 'events',
  secretsmanager: 'secretsmanager',
  Logs_20140328: 'logs',
};

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html "Credential scope" */
const accessKeyOf = (authorization: string | undefined): string | undefined =>
  authorization?.match(/Credential=([^/,\s]+)\//)?.[1];

const parseInput = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString() || '{}');
  } catch {
    throw new AwsError('SerializationException', 'the body is no JSON');
  }
};

export const readApiCall = (request: IncomingMessage, body: Buffer, target: string): ApiCall => {
  const [prefix = '', operation = ''] = target.split('.');
  return {
    service: serviceNames[prefix] ?? prefix,
    operation,
    accessKeyId: accessKeyOf(request.headers.authorization),
    // Read only by those who want it: it may be a megabyte, on its way to an emulator.
    get input() {
      return parseInput(body);
    },
  };
};
