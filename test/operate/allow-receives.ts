import type { SQS } from '@aws-sdk/client-sqs';
import type { LocalCloud } from '../../lib/local/local-cloud.ts';

/** Changes how often a message is received before it is in the dead-letter queue. */
export const allowReceives = async (
  { outputs }: LocalCloud,
  sqs: SQS,
  maxReceiveCount: number,
): Promise<void> => {
  const queue = (name: string) => outputs[name] ?? '';
  const { Attributes } = await sqs.getQueueAttributes({
    QueueUrl: queue('DeadLetterQueueUrl'),
    AttributeNames: ['QueueArn'],
  });
  const deadLetterTargetArn = Attributes?.QueueArn;
  await sqs.setQueueAttributes({
    QueueUrl: queue('DeliveryQueueUrl'),
    Attributes: { RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount }) },
  });
};
