import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { dynamoDbQuarantine } from '../../functions/consumer/quarantine.ts';
import { dynamoDbEventStore } from '../../lib/claims/dynamodb-event-store.ts';
import { type Synthesized, synthesized } from './synthesized.ts';

const tables = ['TablesDeliveries', 'TablesQuarantine'];

const tableSchema = v.object({
  AttributeDefinitions: v.array(
    v.object({ AttributeName: v.string(), AttributeType: v.picklist(['S', 'N']) }),
  ),
  KeySchema: v.array(v.object({ AttributeName: v.string() })),
  TimeToLiveSpecification: v.object({ AttributeName: v.string(), Enabled: v.literal(true) }),
});

const itemSchema = v.record(v.string(), v.record(v.string(), v.unknown()));
const requestSchema = v.union([
  v.object({ Item: itemSchema }),
  v.object({
    RequestItems: v.record(
      v.string(),
      v.array(v.object({ PutRequest: v.object({ Item: itemSchema }) })),
    ),
  }),
]);

/** What the consumer's writer puts on the wire. */
const itemsWrittenBy = async (write: (client: DynamoDBClient) => Promise<unknown>) => {
  const bodies: string[] = [];
  const client = new DynamoDBClient({
    region: 'eu-north-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    requestHandler: {
      handle: async ({ body }: { body: Uint8Array }) => {
        bodies.push(new TextDecoder().decode(body));
        throw new Error('captured');
      },
    },
  });
  await expect(write(client)).rejects.toThrow('captured');
  return bodies.flatMap((body) => {
    const request = v.parse(requestSchema, JSON.parse(body));
    return 'Item' in request
      ? [request.Item]
      : Object.values(request.RequestItems).flatMap((puts) => puts.map((p) => p.PutRequest.Item));
  });
};

const nowMs = Date.parse('2026-11-01T00:00:00Z');
const [tableName, retentionDays] = ['table', 30];

const writers: [string, string, (client: DynamoDBClient) => Promise<unknown>][] = [
  [
    'a publication',
    'TablesDeliveries',
    (client) =>
      dynamoDbEventStore({ client, tableName, retentionDays }).markPublished([
        {
          id: '5fea7756-0ea4-451a-a703-a558b933e274',
          attemptId: 'attempt',
          deliveryId: 'delivery',
          fingerprint: 'fingerprint',
          publishedAtMs: nowMs,
        },
      ]),
  ],
  [
    'a quarantined delivery',
    'TablesQuarantine',
    (client) =>
      dynamoDbQuarantine({ client, tableName, retentionDays })(
        {
          delivery: {
            messageId: 'message',
            receiptHandle: 'handle',
            receiveCount: 1,
            deliveryId: 'delivery',
            endpoint: 'default',
            receivedAt: '2026-11-01T00:00:00Z',
            encoding: 'text',
            body: Buffer.from('{'),
          },
          reason: 'invalidJson',
          issues: [],
        },
        nowMs,
      ),
  ],
];

describe('the tables', () => {
  let stack: Synthesized;
  beforeAll(() => {
    stack = synthesized();
  });

  it('are two', () => {
    expect(stack.ofType('AWS::DynamoDB::GlobalTable').map(({ name }) => name)).toEqual(tables);
  });

  it.each(tables)(
    '%s is paid by use, can be restored, and cannot be deleted by mistake',
    (name) => {
      expect(stack.the(name).properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        Replicas: [
          {
            Region: 'REGION',
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          },
        ],
      });
    },
  );

  it.each(writers)(
    'take %s: the keys, and the attribute that expires in seconds',
    async (_, name, write) => {
      const table = v.parse(tableSchema, stack.the(name).properties);
      const written = await itemsWrittenBy(write);
      expect(written).toHaveLength(1);
      const [item = {}] = written;
      for (const { AttributeName, AttributeType } of table.AttributeDefinitions)
        expect(item[AttributeName]).toEqual({ [AttributeType]: expect.any(String) });
      expect(table.AttributeDefinitions).toHaveLength(table.KeySchema.length);
      expect(item[table.TimeToLiveSpecification.AttributeName]).toEqual({
        N: `${nowMs / 1000 + retentionDays * 86_400}`,
      });
    },
  );
});
