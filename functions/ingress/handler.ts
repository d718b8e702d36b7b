import { createHash, randomUUID } from 'node:crypto';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { awsClientOptions } from '../runtime/aws-client-options.ts';
import { readFunctionEnvironment } from '../runtime/environment.ts';
import { lightenClient } from '../runtime/lighten-client.ts';
import { prime } from '../runtime/prime.ts';
import { startLogger } from '../runtime/start-logger.ts';
import { startMetrics } from '../runtime/start-metrics.ts';
import { readSecretFrom, sendMessageTo } from './aws-calls.ts';
import { readIngressEnvironment } from './environment.ts';
import { makeHandler } from './make-handler.ts';
import { readAhead } from './read-ahead.ts';

const { queueUrl, endpoints } = readIngressEnvironment(process.env);

const options = awsClientOptions({ maxAttempts: 3, requestTimeoutMs: 1_500 });
const secretsManager = lightenClient(new SecretsManagerClient(options));
const sqs = lightenClient(new SQSClient(options));
const secretIds = endpoints.map(({ secretId }) => secretId);
const sendMessage = sendMessageTo(sqs, queueUrl);

// Against a canned answer: nothing is sent.
const limits = { abortSignal: new AbortController().signal, requestTimeout: 1_000 };
const primed = { body: 'primed', attributes: { Priming: 'true' }, traceHeader: undefined };
const primedMd5 = createHash('md5').update(primed.body).digest('hex');
const readSecret = readSecretFrom(secretsManager);
const [secretsReadAhead] = await Promise.all([
  readAhead(readSecret, secretIds, Date.now),
  prime(sqs, () => sendMessage(primed, limits), JSON.stringify({ MD5OfMessageBody: primedMd5 })),
]);

export const handler = makeHandler({
  endpoints,
  readSecret,
  readAhead: secretsReadAhead,
  sendMessage,
  now: Date.now,
  newDeliveryId: randomUUID,
  traceHeader: () => process.env._X_AMZN_TRACE_ID,
  logger: startLogger(),
  metrics: startMetrics(readFunctionEnvironment(process.env)),
});
