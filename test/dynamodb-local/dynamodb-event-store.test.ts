import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { dynamoDbEventStore } from '../../lib/claims/dynamodb-event-store.ts';
import { createTables } from '../functions/consumer/dynamodb-tables.ts';
import { describeEventStore } from '../functions/consumer/event-store-contract.ts';
import { startDynamoDbLocal } from './start-dynamodb-local.ts';

/** The item that failed a condition then never comes back with the answer: it must be read. */
const askForNoItem = ({ middlewareStack }: DynamoDBClient): void => {
  middlewareStack.add(
    (next) => async (args) => {
      const { input } = args;
      return next({
        ...args,
        input:
          'ReturnValuesOnConditionCheckFailure' in input
            ? { ...input, ReturnValuesOnConditionCheckFailure: undefined }
            : input,
      });
    },
    { step: 'initialize' },
  );
};

describe.each([
  ['which returns the item that fails a condition', () => {}],
  ['which does not return it', askForNoItem],
])('the store on DynamoDB Local, %s', (_, prepare) => {
  describeEventStore('keeps the contract', async () => {
    const dynamoDb = await startDynamoDbLocal();
    const { client, deliveries } = await createTables(dynamoDb.endpoint);
    prepare(client);
    return {
      store: dynamoDbEventStore({ client, tableName: deliveries, retentionDays: 30 }),
      stop: async () => {
        client.destroy();
        await dynamoDb.stop();
      },
    };
  });
});

it('gets the item with the answer on DynamoDB Local', async () => {
  const dynamoDb = await startDynamoDbLocal();
  const { client, deliveries } = await createTables(dynamoDb.endpoint);
  const put = new PutItemCommand({
    TableName: deliveries,
    Item: { Id: { S: 'id' } },
    ConditionExpression: 'attribute_not_exists(Id)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  await client.send(put);
  const failure: unknown = await client.send(put).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ConditionalCheckFailedException);
  expect(failure).toHaveProperty('Item', { Id: { S: 'id' } });
  client.destroy();
  await dynamoDb.stop();
});
