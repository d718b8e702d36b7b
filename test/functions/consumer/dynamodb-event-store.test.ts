import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { dynamoDbEventStore } from '../../../lib/claims/dynamodb-event-store.ts';
import { describeEventStore } from './event-store-contract.ts';
import { startEmulator } from './start-emulator.ts';

describeEventStore('the store on the local cloud', async () => {
  const { client, deliveries, stop } = await startEmulator();
  return {
    store: dynamoDbEventStore({ client, tableName: deliveries, retentionDays: 30 }),
    stop,
  };
});

it('reads the item on the local cloud, whose answers to failed conditions lack it', async () => {
  const { client, deliveries, stop } = await startEmulator();
  const put = new PutItemCommand({
    TableName: deliveries,
    Item: { Id: { S: 'id' } },
    ConditionExpression: 'attribute_not_exists(Id)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  await client.send(put);
  const failure: unknown = await client.send(put).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ConditionalCheckFailedException);
  expect(failure).not.toHaveProperty('Item', expect.anything());
  await stop();
});
