/** How SQS writes one of its errors: in the body, and what its older protocol called it. */
export interface SqsErrorShape {
  readonly type: string;
  readonly queryCode: string;
  readonly status: number;
}

const sqs = 'com.amazonaws.sqs#';
const coral = 'com.amazon.coral.service#';
const older = 'AWS.SimpleQueueService.';

/** Refused before SQS itself sees the request: another namespace. */
const common: Readonly<Record<string, readonly [type: string, queryCode: string]>> = {
  InvalidParameterValue: ['InvalidParameterValueException', 'InvalidParameterValue'],
  MissingParameter: ['MissingRequiredParameterException', 'MissingParameter'],
  UnknownOperationException: ['UnknownOperationException', 'InvalidAction'],
  AccessDeniedException: ['AccessDeniedException', 'AccessDenied'],
  SerializationException: ['SerializationException', 'MalformedInput'],
  ServiceUnavailable: ['ServiceUnavailable', 'ServiceUnavailable'],
  InternalFailure: ['InternalFailure', 'InternalFailure'],
};

/** The `awsQueryError` traits of SQS's model, as `@aws-sdk/client-sqs` carries them; those it lacks are called the same. */
const queryCodes: Readonly<Record<string, string>> = {
  BatchEntryIdsNotDistinct: `${older}BatchEntryIdsNotDistinct`,
  BatchRequestTooLong: `${older}BatchRequestTooLong`,
  EmptyBatchRequest: `${older}EmptyBatchRequest`,
  InvalidBatchEntryId: `${older}InvalidBatchEntryId`,
  MessageNotInflight: `${older}MessageNotInflight`,
  PurgeQueueInProgress: `${older}PurgeQueueInProgress`,
  QueueDeletedRecently: `${older}QueueDeletedRecently`,
  QueueDoesNotExist: `${older}NonExistentQueue`,
  QueueNameExists: 'QueueAlreadyExists',
  TooManyEntriesInBatchRequest: `${older}TooManyEntriesInBatchRequest`,
  UnsupportedOperation: `${older}UnsupportedOperation`,
};

/** Likewise from the traits. */
const statuses: Readonly<Record<string, number>> = {
  PurgeQueueInProgress: 403,
  ReceiptHandleIsInvalid: 404,
  ResourceNotFoundException: 404,
};

/**
 * SQS's shape of an error.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#awsquerycompatible-trait - `x-amzn-query-error`
 */
export const sqsErrorShape = (name: string, status = 400): SqsErrorShape => {
  const [type, code] = common[name] ?? [];
  return {
    type: type === undefined ? `${sqs}${name}` : `${coral}${type}`,
    queryCode: code ?? queryCodes[name] ?? name,
    status: statuses[name] ?? status,
  };
};
