import { createHash, randomUUID } from 'node:crypto';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { awsClientOptions } from '../runtime/aws-client-options.ts';
import { readFunctionEnvironment } from '../runtime/environment.ts';
import { prime } from '../runtime/prime.ts';
import { startLogger } from '../runtime/start-logger.ts';
import { startMetrics } from '../runtime/start-metrics.ts';
import { readSecretFrom, sendMessageTo } from './aws-calls.ts';
import { readIngressEnvironment } from './environment.ts';
import { makeHandler } from './make-handler.ts';

const { queueUrl, endpoints } = readIngressEnvironment(process.env);

const options = awsClientOptions({ maxAttempts: 3, requestTimeoutMs: 1_500 });
const secretsManager = new SecretsManagerClient(options);
const sqs = new SQSClient(options);
const readSecret = readSecretFrom(secretsManager);
const sendMessage = sendMessageTo(sqs, queueUrl);

const metrics = startMetrics(readFunctionEnvironment(process.env));

// Against canned answers: nothing is sent.
const limits = { abortSignal: new AbortController().signal, requestTimeout: 1_000 };
const primed = { body: 'primed', attributes: { Priming: 'true' }, traceHeader: undefined };
const primedMd5 = createHash('md5').update(primed.body).digest('hex');
await prime(
  secretsManager,
  () => readSecret('priming', 'AWSCURRENT', limits),
  JSON.stringify({ SecretString: 'primed' }),
);
await prime(
  sqs,
  () => sendMessage(primed, limits),
  JSON.stringify({ MD5OfMessageBody: primedMd5 }),
);

export const handler = makeHandler({
  endpoints,
  readSecret,
  sendMessage,
  now: Date.now,
  newDeliveryId: randomUUID,
  traceHeader: () => process.env._X_AMZN_TRACE_ID,
  logger: startLogger(),
  metrics,
});
