import { randomUUID } from 'node:crypto';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { readSecretFrom, sendMessageTo } from '../../../functions/ingress/aws-calls.ts';
import { readIngressEnvironment } from '../../../functions/ingress/environment.ts';
import { makeHandler } from '../../../functions/ingress/make-handler.ts';
import { readAhead } from '../../../functions/ingress/read-ahead.ts';
import { awsClientOptions } from '../../../functions/runtime/aws-client-options.ts';
import { readFunctionEnvironment } from '../../../functions/runtime/environment.ts';
import { lightenClient } from '../../../functions/runtime/lighten-client.ts';
import { startLogger } from '../../../functions/runtime/start-logger.ts';
import { startMetrics } from '../../../functions/runtime/start-metrics.ts';

// functions/ingress/handler.ts, but for what awaits at the top level, which CommonJS, the default format, cannot: it does not prime, and
// the first invocation waits for what is read ahead.
const service = { POWERTOOLS_SERVICE_NAME: 'ingress', ...process.env };
const { queueUrl, endpoints } = readIngressEnvironment(process.env);
const options = awsClientOptions({ maxAttempts: 3, requestTimeoutMs: 1_500 });

const readSecret = readSecretFrom(lightenClient(new SecretsManagerClient(options)));
const secretIds = endpoints.map(({ secretId }) => secretId);
const reading = readAhead(readSecret, secretIds, Date.now);

export const handler = makeHandler({
  endpoints,
  readSecret,
  readAhead: async (...wanted) => (await reading)(...wanted),
  sendMessage: sendMessageTo(lightenClient(new SQSClient(options)), queueUrl),
  now: Date.now,
  newDeliveryId: randomUUID,
  traceHeader: () => process.env._X_AMZN_TRACE_ID,
  logger: startLogger(),
  metrics: startMetrics(readFunctionEnvironment(service)),
});
