import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface DeliveryQueuesProps {
  /** How long a received message stays hidden unless the consumer says otherwise; at least its time-out. */
  readonly visibilityTimeout: Duration;
  /** Receives before a message counts as stuck and moves to the dead-letter queue. */
  readonly maxReceiveCount: number;
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
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
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
