import { randomUUID } from 'node:crypto';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import { dynamoDbEventStore } from '../../lib/claims/dynamodb-event-store.ts';
import { awsClientOptions } from '../runtime/aws-client-options.ts';
import { readFunctionEnvironment } from '../runtime/environment.ts';
import { lightenClient } from '../runtime/lighten-client.ts';
import { prime } from '../runtime/prime.ts';
import { startLogger } from '../runtime/start-logger.ts';
import { startMetrics } from '../runtime/start-metrics.ts';
import { systemClock } from './clock.ts';
import { sqsDelayMessage } from './delay-message.ts';
import { readConsumerEnvironment } from './environment.ts';
import { eventBridgePutEvents } from './eventbridge-put-events.ts';
import { makeHandler } from './make-handler.ts';
import { dynamoDbQuarantine } from './quarantine.ts';
import { callMs, storeAttempts } from './timings.ts';

const environment = readConsumerEnvironment(process.env);
const metrics = startMetrics(readFunctionEnvironment(process.env));
const log = startLogger();

const storeOptions = { maxAttempts: storeAttempts, requestTimeoutMs: callMs.storeAttempt };
const dynamoDb = lightenClient(new DynamoDBClient(awsClientOptions(storeOptions)));
const sqs = lightenClient(new SQSClient(awsClientOptions(storeOptions)));
// Never repeated by the SDK: it would repeat a call whose outcome is unknown.
const eventBridge = lightenClient(
  new EventBridgeClient(awsClientOptions({ maxAttempts: 1, requestTimeoutMs: callMs.putEvents })),
);

const tableName = environment.DELIVERIES_TABLE;
await Promise.all([
  prime(
    dynamoDb,
    () => dynamoDb.send(new GetItemCommand({ TableName: tableName, Key: { Id: { S: '-' } } })),
    '{}',
  ),
  prime(
    eventBridge,
    () => eventBridge.send(new PutEventsCommand({ Entries: [{ Detail: '{}' }] })),
    '{"FailedEntryCount":0,"Entries":[{"EventId":"-"}]}',
  ),
]);

export const handler = makeHandler(
  {
    busName: environment.BUS_NAME,
    deduplicationDays: environment.DEDUPLICATION_DAYS,
    maxBackoffSeconds: environment.MAX_BACKOFF_SECONDS,
  },
  {
    store: dynamoDbEventStore({
      client: dynamoDb,
      tableName,
      retentionDays: environment.DEDUPLICATION_DAYS,
    }),
    putEvents: eventBridgePutEvents(eventBridge),
    quarantine: dynamoDbQuarantine({
      client: dynamoDb,
      tableName: environment.QUARANTINE_TABLE,
      retentionDays: environment.QUARANTINE_DAYS,
    }),
    delayMessage: sqsDelayMessage(sqs, environment.QUEUE_URL),
    clock: systemClock,
    newAttemptId: randomUUID,
    metrics,
    log,
  },
);
