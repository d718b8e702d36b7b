import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import { systemClock } from '../../functions/consumer/clock.ts';
import { sqsDelayMessage } from '../../functions/consumer/delay-message.ts';
import { readConsumerEnvironment } from '../../functions/consumer/environment.ts';
import { eventBridgePutEvents } from '../../functions/consumer/eventbridge-put-events.ts';
import { makeHandler } from '../../functions/consumer/make-handler.ts';
import { dynamoDbQuarantine } from '../../functions/consumer/quarantine.ts';
import { callMs, storeAttempts } from '../../functions/consumer/timings.ts';
import { awsClientOptions } from '../../functions/runtime/aws-client-options.ts';
import { readFunctionEnvironment } from '../../functions/runtime/environment.ts';
import { lightenClient } from '../../functions/runtime/lighten-client.ts';
import { startLogger } from '../../functions/runtime/start-logger.ts';
import { startMetrics } from '../../functions/runtime/start-metrics.ts';
import type { DynamoDbEventStoreOptions } from '../../lib/claims/dynamodb-event-store.ts';
import type { EventStore } from '../../lib/claims/event-store.ts';

/** Our consumer, wired as in functions/consumer/handler.ts but not primed, on the given store. */
export const makeConsumer = (eventStore: (options: DynamoDbEventStoreOptions) => EventStore) => {
  const environment = readConsumerEnvironment(process.env);
  const storeOptions = { maxAttempts: storeAttempts, requestTimeoutMs: callMs.storeAttempt };
  const client = lightenClient(new DynamoDBClient(awsClientOptions(storeOptions)));
  const eventBridge = lightenClient(
    new EventBridgeClient(awsClientOptions({ maxAttempts: 1, requestTimeoutMs: callMs.putEvents })),
  );
  const sqs = lightenClient(new SQSClient(awsClientOptions(storeOptions)));
  const service = { POWERTOOLS_SERVICE_NAME: 'consumer', ...process.env };
  return makeHandler(
    {
      busName: environment.BUS_NAME,
      deduplicationDays: environment.DEDUPLICATION_DAYS,
      maxBackoffSeconds: environment.MAX_BACKOFF_SECONDS,
    },
    {
      store: eventStore({
        client,
        tableName: environment.DELIVERIES_TABLE,
        retentionDays: environment.DEDUPLICATION_DAYS,
      }),
      putEvents: eventBridgePutEvents(eventBridge),
      quarantine: dynamoDbQuarantine({
        client,
        tableName: environment.QUARANTINE_TABLE,
        retentionDays: environment.QUARANTINE_DAYS,
      }),
      delayMessage: sqsDelayMessage(sqs, environment.QUEUE_URL),
      clock: systemClock,
      newAttemptId: randomUUID,
      metrics: startMetrics(readFunctionEnvironment(service)),
      log: startLogger(),
    },
  );
};
