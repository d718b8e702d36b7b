import { dynamoDbEventStore } from '../../../functions/consumer/dynamodb-event-store.ts';
import { describeEventStore } from './event-store-contract.ts';
import { startEmulator } from './start-emulator.ts';

describeEventStore('the store on the local cloud', async () => {
  const { client, deliveries, stop } = await startEmulator();
  return {
    store: dynamoDbEventStore({ client, tableName: deliveries, retentionDays: 30 }),
    stop,
  };
});
