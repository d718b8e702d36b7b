import { createTables } from '../functions/consumer/dynamodb-tables.ts';
import { describeQuarantine } from '../functions/consumer/quarantine-contract.ts';
import { startDynamoDbLocal } from './start-dynamodb-local.ts';

describeQuarantine('the quarantine on DynamoDB Local', async () => {
  const dynamoDb = await startDynamoDbLocal();
  const tables = await createTables(dynamoDb.endpoint);
  return {
    ...tables,
    stop: async () => {
      tables.client.destroy();
      await dynamoDb.stop();
    },
  };
});
