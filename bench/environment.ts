import type { ConsumerVariables } from '../functions/consumer/environment.ts';
import { ingressEnvironment } from '../functions/ingress/environment.ts';
import type { FunctionVariables } from '../functions/runtime/environment.ts';

export const token = 'benchmark-token';
export const webhookPath = '/webhook';
const region = 'us-east-1';

/** What the template leaves to the deployment, for every contender alike; AWS is the stub. */
export const variablesAt = (endpoint: string): Record<string, string> => {
  const queueUrl = `${endpoint}/000000000000/deliveries`;
  const consumer: ConsumerVariables = {
    DELIVERIES_TABLE: 'deliveries',
    QUARANTINE_TABLE: 'quarantine',
    BUS_NAME: 'webhooks',
    QUEUE_URL: queueUrl,
    DEDUPLICATION_DAYS: '30',
    QUARANTINE_DAYS: '180',
    MAX_BACKOFF_SECONDS: '900',
  };
  const everyone: Pick<FunctionVariables, 'STACK_NAME'> = { STACK_NAME: 'Benchmark' };
  return {
    ...everyone,
    ...consumer,
    ...ingressEnvironment({
      queueUrl,
      endpoints: [{ name: 'default', path: webhookPath, secretId: 'webhook-secret' }],
    }),
    AWS_REGION: region,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'AKIABENCHMARK',
    AWS_SECRET_ACCESS_KEY: 'benchmark',
    AWS_SESSION_TOKEN: 'benchmark',
  };
};
