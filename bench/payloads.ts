import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { deliveryAttributes } from '../functions/runtime/delivery-attributes.ts';
import { token, webhookPath } from './environment.ts';

const example: { EventType: string } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../docs/example-event.json'), 'utf8'),
);

/** The specification's own example, as a new event. */
export const newBody = (): string => JSON.stringify({ ...example, Id: randomUUID() });

export const requestHeaders = {
  'content-type': 'application/json; charset=utf-8',
  'x-benemen-token': token,
  'x-benemen-event': example.EventType,
};

/** What API Gateway hands to the ingress: payload format 2.0. */
export const newHttpEvent = (): string =>
  JSON.stringify({
    version: '2.0',
    routeKey: `POST ${webhookPath}`,
    rawPath: webhookPath,
    rawQueryString: '',
    headers: { ...requestHeaders, host: 'benchmark.execute-api.us-east-1.amazonaws.com' },
    requestContext: {
      accountId: '000000000000',
      apiId: 'benchmark',
      http: {
        method: 'POST',
        path: webhookPath,
        protocol: 'HTTP/1.1',
        sourceIp: '192.0.2.1',
        userAgent: 'Enreach',
      },
      requestId: randomUUID(),
      routeKey: `POST ${webhookPath}`,
      stage: '$default',
      timeEpoch: Date.now(),
    },
    body: newBody(),
    isBase64Encoded: false,
  });

const attribute = (stringValue: string) => ({
  stringValue,
  dataType: 'String',
  stringListValues: [],
  binaryListValues: [],
});

const newRecord = (): SQSRecord => ({
  messageId: randomUUID(),
  receiptHandle: randomUUID(),
  body: newBody(),
  attributes: {
    ApproximateReceiveCount: '1',
    SentTimestamp: `${Date.now()}`,
    SenderId: 'AROABENCHMARK',
    ApproximateFirstReceiveTimestamp: `${Date.now()}`,
    AWSTraceHeader: 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0',
  },
  messageAttributes: {
    [deliveryAttributes.endpoint]: attribute('default'),
    [deliveryAttributes.deliveryId]: attribute(randomUUID()),
    [deliveryAttributes.receivedAt]: attribute(new Date().toISOString()),
    [deliveryAttributes.encoding]: attribute('text'),
    [deliveryAttributes.eventHeader]: attribute(example.EventType),
  },
  md5OfBody: '-',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:deliveries',
  awsRegion: 'us-east-1',
});

/** What Lambda hands to the consumer: new deliveries of new events. */
export const newBatch = (size: number): string =>
  JSON.stringify({ Records: Array.from({ length: size }, newRecord) } satisfies SQSEvent);
