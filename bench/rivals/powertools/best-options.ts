import { IdempotencyConfig } from '@aws-lambda-powertools/idempotency';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { makeHandler } from './make-handler.ts';

/** With the options that make it faster: a cache of answers, and the SDK's of its middleware; and bundled as in ../app.ts. */
export const handler = makeHandler({
  config: new IdempotencyConfig({
    eventKeyJmesPath: 'Id',
    expiresAfterSeconds: 30 * 86_400,
    useLocalCache: true,
  }),
  dynamoDb: new DynamoDBClient({ cacheMiddleware: true }),
  eventBridge: new EventBridgeClient({ cacheMiddleware: true }),
});
