import { rmSync } from 'node:fs';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { type LocalCloud, startLocalCloud } from '../../../lib/local/local-cloud.ts';
import { assemblyOf } from '../assembly-of.ts';

const keys = {
  AttributeDefinitions: [{ AttributeName: 'Id', AttributeType: 'S' as const }],
  KeySchema: [{ AttributeName: 'Id', KeyType: 'HASH' as const }],
  BillingMode: 'PAY_PER_REQUEST' as const,
};
const table = (DeletionProtectionEnabled: boolean, TimeToLiveSpecification?: object) => ({
  Type: 'AWS::DynamoDB::GlobalTable',
  Properties: {
    ...keys,
    Replicas: [{ Region: 'us-east-1', DeletionProtectionEnabled }],
    TimeToLiveSpecification,
  },
});

describe("what the template says of a table and DynamoDB's API tells", () => {
  const assemblyDirectory = assemblyOf({
    Kept: table(true, { AttributeName: 'expiresAt', Enabled: true }),
    Plain: table(false),
    Off: table(false, { AttributeName: 'expiresAt', Enabled: false }),
  });
  let cloud: LocalCloud;
  let client: DynamoDB;

  beforeAll(async () => {
    cloud = await startLocalCloud({ assemblyDirectory, port: 0 });
    client = new DynamoDB({
      endpoint: cloud.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    });
  });
  afterAll(async () => {
    client.destroy();
    await cloud.stop();
    rmSync(assemblyDirectory, { recursive: true });
  });

  it.each([
    ['Kept', { TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' }],
    ['Plain', { TimeToLiveStatus: 'DISABLED' }],
    ['Off', { TimeToLiveStatus: 'DISABLED' }],
  ])('the time to live of %s', async (TableName, TimeToLiveDescription) => {
    expect(await client.describeTimeToLive({ TableName })).toMatchObject({ TimeToLiveDescription });
  });

  it('no time to live of a table that is not there', async () => {
    const asked = client.describeTimeToLive({ TableName: 'Absent' });
    await expect(asked).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('protection: the table stays', async () => {
    await expect(client.deleteTable({ TableName: 'Kept' })).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
      $metadata: { httpStatusCode: 400 },
    });
    expect(await client.describeTable({ TableName: 'Kept' })).toMatchObject({
      Table: { TableName: 'Kept', TableStatus: 'ACTIVE', DeletionProtectionEnabled: true },
    });
  });

  it('none: the table goes', async () => {
    expect(await client.describeTable({ TableName: 'Off' })).toMatchObject({
      Table: { DeletionProtectionEnabled: false },
    });
    await client.deleteTable({ TableName: 'Off' });
    expect((await client.listTables()).TableNames).not.toContain('Off');
  });

  it('and that protection is for the template alone to give and take', async () => {
    const refused = { name: 'ValidationException', message: expect.stringContaining('template') };
    const change = client.updateTable({ TableName: 'Kept', DeletionProtectionEnabled: false });
    await expect(change).rejects.toMatchObject(refused);
    const creation = { ...keys, TableName: 'New', DeletionProtectionEnabled: true };
    await expect(client.createTable(creation)).rejects.toMatchObject(refused);
  });
});
