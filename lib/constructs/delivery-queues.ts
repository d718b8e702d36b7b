import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface DeliveryQueuesProps {
  /** How long a received message stays hidden unless the consumer says otherwise; at least its time-out. */
  readonly visibilityTimeout: Duration;
  /** Receives before a message counts as stuck and moves to the dead-letter queue. */
  readonly maxReceiveCount: number;
  /** @default - a key of SQS */
  readonly encryptionKey?: IKey;
  readonly removalPolicy: RemovalPolicy;
}

/** A message that is still on the delivery queue after this is lost. */
export const deliveryRetention = Duration.days(4);

/**
 * The delivery queue and its dead-letter queue. Every accepted POST is one message. What ends in the dead-letter queue
 * met a fault of the pipeline twenty times: never bad input, which is quarantined.
 *
 * A message that moves to the dead-letter queue keeps its enqueue time, so that queue keeps longer.
 */
export class DeliveryQueues extends Construct {
  readonly deliveryQueue: Queue;
  readonly deadLetterQueue: Queue;

  constructor(scope: Construct, id: string, props: DeliveryQueuesProps) {
    super(scope, id);
    const common = {
      encryption: props.encryptionKey ? QueueEncryption.KMS : QueueEncryption.SQS_MANAGED,
      encryptionMasterKey: props.encryptionKey,
      enforceSSL: true,
      removalPolicy: props.removalPolicy,
    };
    this.deadLetterQueue = new Queue(this, 'DeadLetterQueue', {
      ...common,
      retentionPeriod: Duration.days(14),
    });
    this.deliveryQueue = new Queue(this, 'DeliveryQueue', {
      ...common,
      retentionPeriod: deliveryRetention,
      visibilityTimeout: props.visibilityTimeout,
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount: props.maxReceiveCount },
    });
  }
}
