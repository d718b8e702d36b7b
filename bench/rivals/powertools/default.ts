import { IdempotencyConfig } from '@aws-lambda-powertools/idempotency';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { makeHandler } from './make-handler.ts';

/** Documented defaults, but for the key and for as long a memory as ours. */
export const handler = makeHandler({
  config: new IdempotencyConfig({ eventKeyJmesPath: 'Id', expiresAfterSeconds: 30 * 86_400 }),
  dynamoDb: new DynamoDBClient({}),
  eventBridge: new EventBridgeClient({}),
});
