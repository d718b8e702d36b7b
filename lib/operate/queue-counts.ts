import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { Deployment } from './deployment.ts';

/** How many messages a queue holds, approximately. */
export interface QueueCounts {
  readonly arn: string;
  readonly waiting: number;
  /** Received and not yet deleted: being worked on, or hidden until the next attempt. */
  readonly inFlight: number;
}

export const countMessages = async (
  { clients }: Deployment,
  queueUrl: string,
): Promise<QueueCounts> => {
  const { Attributes = {} } = await clients.sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: queueUrl,
      AttributeNames: [
        'QueueArn',
        'ApproximateNumberOfMessages',
        'ApproximateNumberOfMessagesNotVisible',
      ],
    }),
  );
  return {
    arn: Attributes.QueueArn ?? '',
    waiting: Number(Attributes.ApproximateNumberOfMessages),
    inFlight: Number(Attributes.ApproximateNumberOfMessagesNotVisible),
  };
};
