import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { deliveriesKey, quarantineKey } from '../../../functions/consumer/table-keys.ts';

export interface DynamoDbTables {
  readonly client: DynamoDBClient;
  /** Makes another client, for a test that tampers with it. */
  readonly connect: () => DynamoDBClient;
  readonly deliveries: string;
  readonly quarantine: string;
}

/** Creates the consumer's two tables, with the keys that the stack gives them. */
export const createTables = async (endpoint: string): Promise<DynamoDbTables> => {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const connect = () => new DynamoDBClient({ endpoint, region: 'eu-north-1', credentials });
  const client = connect();
  await client.send(
    new CreateTableCommand({
      TableName: 'Deliveries',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: deliveriesKey.partition, AttributeType: 'S' }],
      KeySchema: [{ AttributeName: deliveriesKey.partition, KeyType: 'HASH' }],
    }),
  );
  await client.send(
    new CreateTableCommand({
      TableName: 'Quarantine',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: quarantineKey.partition, AttributeType: 'S' },
        { AttributeName: quarantineKey.sort, AttributeType: 'N' },
      ],
      KeySchema: [
        { AttributeName: quarantineKey.partition, KeyType: 'HASH' },
        { AttributeName: quarantineKey.sort, KeyType: 'RANGE' },
      ],
    }),
  );
  return { client, connect, deliveries: 'Deliveries', quarantine: 'Quarantine' };
};
