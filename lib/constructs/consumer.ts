import type { Duration } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ConsumerVariables } from '../../functions/consumer/environment.ts';
import type { LogLevel } from './log-level.ts';
import { WebhookFunction } from './webhook-function.ts';

export interface ConsumerProps {
  readonly deliveryQueue: IQueue;
  readonly deliveries: ITableV2;
  readonly quarantine: ITableV2;
  readonly bus: IEventBus;
  readonly timeout: Duration;
  readonly maxBackoff: Duration;
  /** Most batches processed at once. */
  readonly maxConcurrency: number;
  readonly deduplicationRetention: Duration;
  readonly quarantineRetention: Duration;
  /** Of the queue and of the tables, where they have one. */
  readonly encryptionKey?: IKey;
  readonly logLevel: LogLevel;
  readonly tracing: boolean;
  readonly logRetention: RetentionDays;
}

/** What DynamoDB does with a table's key in the name of who reads and writes; `kms:Decrypt` is what SQS needs, too. */
const keyActions = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/** The function that validates, claims and publishes what is on the delivery queue. */
export class Consumer extends Construct {
  readonly handler: WebhookFunction;
  readonly eventSource: EventSourceMapping;

  constructor(scope: Construct, id: string, props: ConsumerProps) {
    super(scope, id);
    const environment: ConsumerVariables = {
      DELIVERIES_TABLE: props.deliveries.tableName,
      QUARANTINE_TABLE: props.quarantine.tableName,
      BUS_NAME: props.bus.eventBusName,
      QUEUE_URL: props.deliveryQueue.queueUrl,
      DEDUPLICATION_DAYS: `${props.deduplicationRetention.toDays()}`,
      QUARANTINE_DAYS: `${props.quarantineRetention.toDays()}`,
      MAX_BACKOFF_SECONDS: `${props.maxBackoff.toSeconds()}`,
    };
    this.handler = new WebhookFunction(this, 'Function', {
      name: 'consumer',
      description: 'Validates Enreach webhooks and publishes each event once',
      timeout: props.timeout,
      // Chosen by the model of docs/benchmarks.md.
      memorySize: 768,
      logLevel: props.logLevel,
      tracing: props.tracing,
      logRetention: props.logRetention,
      environment,
    });

    // The service reads the queue in the function's name: without all three it cannot start.
    props.deliveryQueue.grant(
      this.handler,
      'sqs:ReceiveMessage',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      'sqs:ChangeMessageVisibility',
    );
    props.deliveries.grant(
      this.handler,
      'dynamodb:UpdateItem',
      'dynamodb:GetItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:DeleteItem',
    );
    props.quarantine.grant(this.handler, 'dynamodb:PutItem');
    Grant.addToPrincipal({
      grantee: this.handler,
      actions: ['events:PutEvents'],
      resourceArns: [props.bus.eventBusArn],
    });
    props.encryptionKey?.grant(this.handler, ...keyActions);

    this.eventSource = new EventSourceMapping(this, 'EventSource', {
      target: this.handler,
      eventSourceArn: props.deliveryQueue.queueArn,
      // One PutEvents call takes ten entries, one batch of marks 25.
      batchSize: 10,
      reportBatchItemFailures: true,
      maxConcurrency: props.maxConcurrency,
    });
  }
}
