import { SQS } from '@aws-sdk/client-sqs';
import { createFrontDoor } from '../../../lib/local/front-door/front-door.ts';
import { createUpstream } from '../../../lib/local/front-door/upstream.ts';
import { createSqs } from '../../../lib/local/sqs/sqs.ts';
import { startFauxqs } from '../../../lib/local/sqs/start-fauxqs.ts';

export const queueArn = (name: string) => `arn:aws:sqs:us-east-1:000000000000:${name}`;

/** SQS as the local cloud has it, with the queues `work` and `dead`, its dead-letter queue. */
export const startQueues = async () => {
  const fauxqs = await startFauxqs();
  const upstream = createUpstream(fauxqs.port);
  const sqs = createSqs(fauxqs, upstream);
  const frontDoor = createFrontDoor({ services: {}, upstreams: {}, serves: { sqs: sqs.serve } });
  const endpoint = await frontDoor.listen();
  const client = new SQS({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  const createQueue = (name: string, deadLetterQueue?: string) => {
    const policy = { deadLetterTargetArn: queueArn(deadLetterQueue ?? ''), maxReceiveCount: 3 };
    const attributes: Record<string, string> = deadLetterQueue
      ? { RedrivePolicy: JSON.stringify(policy) }
      : {};
    fauxqs.createQueue(name, { region: 'us-east-1', attributes });
  };
  createQueue('dead');
  createQueue('work', 'dead');
  return {
    client,
    endpoint,
    createQueue,
    deleteQueue: (name: string) => fauxqs.deleteQueue(name),
    url: (name: string) => `${endpoint}/000000000000/${name}`,
    stop: async () => {
      client.destroy();
      sqs.stop();
      await frontDoor.close();
      upstream.close();
      await fauxqs.stop();
    },
  };
};
