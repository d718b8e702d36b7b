import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { dynamoDbEventStore } from '../../functions/consumer/dynamodb-event-store.ts';
import { dynamoDbQuarantine } from '../../functions/consumer/quarantine.ts';

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

type Item = v.InferOutput<typeof itemSchema>;

const itemsWrittenBy = async (
  write: (client: DynamoDBClient) => Promise<unknown>,
): Promise<Item[]> => {
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

export const nowMs = Date.parse('2026-11-01T00:00:00Z');
export const retentionDays = 30;
const tableName = 'table';

export interface Writer {
  readonly what: string;
  /** Name of the table in the template. */
  readonly table: string;
  /** What it puts on the wire. */
  readonly write: () => Promise<Item[]>;
}

/** What the consumer writes into each table. */
export const writers: readonly Writer[] = [
  {
    what: 'a publication',
    table: 'TablesDeliveries',
    write: () =>
      itemsWrittenBy((client) =>
        dynamoDbEventStore({ client, tableName, retentionDays }).markPublished([
          {
            id: '5fea7756-0ea4-451a-a703-a558b933e274',
            attemptId: 'attempt',
            deliveryId: 'delivery',
            fingerprint: 'fingerprint',
            publishedAtMs: nowMs,
          },
        ]),
      ),
  },
  {
    what: 'a quarantined delivery',
    table: 'TablesQuarantine',
    write: () =>
      itemsWrittenBy((client) =>
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
      ),
  },
];
