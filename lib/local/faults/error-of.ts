import { AwsError } from '../front-door/aws-error.ts';
import type { FaultEffect } from './fault.ts';

/** What each service answers when it is called too often. */
const throttles: Readonly<Record<string, readonly [name: string, message: string]>> = {
  /** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html#API_SendMessage_Errors */
  sqs: ['RequestThrottled', 'The request was denied due to request throttling.'],
  /** Of a table on demand; a provisioned one says ProvisionedThroughputExceededException. */
  dynamodb: [
    'ThrottlingException',
    'Throughput exceeds the current capacity of your table or index.',
  ],
};
const usualThrottle = ['ThrottlingException', 'Rate exceeded'] as const;

/** 500 as each service names it. @see the "Errors" of each service's API reference */
const internalErrors: Readonly<Record<string, string>> = {
  dynamodb: 'InternalServerError',
  events: 'InternalException',
  secretsmanager: 'InternalServiceError',
};

const nameOfStatus = (status: number, service: string): string => {
  switch (status) {
    case 429:
      return 'TooManyRequestsException';
    case 500:
      return internalErrors[service] ?? 'InternalFailure';
    default:
      return 'ServiceUnavailable';
  }
};

/** The error that an effect makes of a service's answer; undefined when it makes none. */
export const errorOf = (effect: FaultEffect, service: string): AwsError | undefined => {
  switch (effect.kind) {
    case 'status':
      return new AwsError(
        nameOfStatus(effect.status, service),
        'A fault of the local cloud, on demand',
        effect.status,
      );
    case 'throttle':
      return new AwsError(...(throttles[service] ?? usualThrottle));
    case 'error':
      return new AwsError(effect.name, 'A fault of the local cloud, on demand');
    default:
      return undefined;
  }
};
