import type { Duration } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ConsumerVariables } from '../../functions/consumer/environment.ts';
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
}

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
      memorySize: 512,
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
