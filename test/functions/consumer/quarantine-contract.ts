import { randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { dynamoDbQuarantine } from '../../../functions/consumer/quarantine.ts';
import type { Refusal } from '../../../functions/consumer/settlement.ts';
import { makeDelivery, startMs } from './consumer-fixture.ts';
import type { DynamoDbTables } from './dynamodb-tables.ts';

const retentionDays = 180;
const day = 86_400;

const partSchema = v.looseObject({
  Part: v.object({ N: v.string() }),
  GzippedBody: v.object({ B: v.instance(Uint8Array) }),
});

const makeRefusal = (body: Buffer, parts: Partial<Refusal> = {}): Refusal => ({
  delivery: makeDelivery({ body, encoding: 'base64', contentType: 'text/plain' }),
  reason: 'invalidPayload',
  issues: [{ path: 'MaxWaitTime', kind: 'type', expected: 'int' }],
  id: 'f2b9f7a4-0000-4000-8000-000000000001',
  eventType: 'QueueStatus',
  ...parts,
});

/** Random bytes that gzip to exactly `bytes`. */
const randomBody = (bytes: number): Buffer => {
  for (let bodyBytes = bytes; ; ) {
    const body = randomBytes(bodyBytes);
    const excess = gzipSync(body).length - bytes;
    if (excess === 0) return body;
    bodyBytes -= excess;
  }
};

/** A process that dies once `puts` items are written. */
const diesAfter = (client: DynamoDBClient, puts: number): DynamoDBClient => {
  let left = puts;
  client.middlewareStack.add(
    (next) => async (args) => {
      if (left === 0) throw new Error('died');
      left -= 1;
      return next(args);
    },
    { step: 'initialize' },
  );
  return client;
};

/** What an operator relies on when looking at the quarantine; `start` may be asked once. */
export const describeQuarantine = (
  name: string,
  start: () => Promise<DynamoDbTables & { stop: () => Promise<void> }>,
): void => {
  describe(name, () => {
    let backend: Awaited<ReturnType<typeof start>>;
    beforeAll(async () => {
      backend = await start();
    });
    afterAll(async () => backend.stop());

    const write = async (refusal: Refusal, { nowMs = startMs, client = backend.client } = {}) =>
      dynamoDbQuarantine({ client, tableName: backend.quarantine, retentionDays })(refusal, nowMs);

    /** The items of a delivery, in the order of their parts. */
    const read = async ({ delivery }: Refusal) => {
      const query = new QueryCommand({
        TableName: backend.quarantine,
        KeyConditionExpression: 'DeliveryId = :id',
        ExpressionAttributeValues: { ':id': { S: delivery.deliveryId } },
        ConsistentRead: true,
      });
      const items: v.InferOutput<typeof partSchema>[] = [];
      let page = await backend.client.send(query);
      for (;;) {
        items.push(...(page.Items ?? []).map((item) => v.parse(partSchema, item)));
        if (!page.LastEvaluatedKey) return items;
        query.input.ExclusiveStartKey = page.LastEvaluatedKey;
        page = await backend.client.send(query);
      }
    };
    const bodyOf = (items: Awaited<ReturnType<typeof read>>) =>
      gunzipSync(Buffer.concat(items.map(({ GzippedBody }) => GzippedBody.B)));

    it('keeps all that is known of a delivery in one item', async () => {
      const body = Buffer.from('{"Id": "é"}');
      const refusal = makeRefusal(body);
      await write(refusal);
      const items = await read(refusal);
      expect(items).toEqual([
        {
          DeliveryId: { S: refusal.delivery.deliveryId },
          Part: { N: '0' },
          Parts: { N: '1' },
          ExpiresAt: { N: `${startMs / 1000 + retentionDays * day}` },
          GzippedBody: { B: expect.any(Uint8Array) },
          BodyBytes: { N: '12' },
          Reason: { S: 'invalidPayload' },
          Issues: { S: '[{"path":"MaxWaitTime","kind":"type","expected":"int"}]' },
          IssueCount: { N: '1' },
          Endpoint: { S: 'default' },
          ReceivedAt: { S: '2026-11-20T09:59:58.000Z' },
          QuarantinedAt: { S: '2026-11-20T10:00:00.000Z' },
          Encoding: { S: 'base64' },
          EventHeader: { S: 'QueueStatus' },
          ContentType: { S: 'text/plain' },
          EventId: { S: 'f2b9f7a4-0000-4000-8000-000000000001' },
          EventType: { S: 'QueueStatus' },
        },
      ]);
      expect(bodyOf(items)).toEqual(body);
    });

    it('keeps a delivery of which nothing is known, not even a body', async () => {
      const delivery = makeDelivery({ body: Buffer.alloc(0), eventHeader: undefined });
      const refusal: Refusal = { delivery, reason: 'emptyBody', issues: [] };
      await write(refusal);
      const items = await read(refusal);
      expect(items).toMatchObject([{ BodyBytes: { N: '0' }, IssueCount: { N: '0' } }]);
      expect(bodyOf(items)).toHaveLength(0);
    });

    it.each([
      [350_000, 1],
      [350_001, 2],
      [410_000, 2],
      [700_000, 2],
      [1_000_000, 3],
    ])('keeps a body of %i bytes, gzipped, in %i items, to the byte', async (bytes, count) => {
      const body = randomBody(bytes);
      const issues = Array.from({ length: 1000 }, (_, index) => ({
        path: `AttachedUsers.${index}.UserId`,
        kind: 'type' as const,
        expected: 'List<QueueAttachedUser>',
      }));
      const refusal = makeRefusal(body, { issues });
      await write(refusal);
      const items = await read(refusal);
      expect(items.map(({ Part }) => Part.N)).toEqual(items.map((_, index) => `${index}`));
      expect(items).toHaveLength(count);
      expect(items[0]).toMatchObject({ Parts: { N: `${count}` }, IssueCount: { N: '1000' } });
      expect(bodyOf(items).equals(body)).toBe(true);
    });

    it('counts the issues of which it was told only some', async () => {
      const refusal = makeRefusal(Buffer.from('{}'), { issueCount: 950_001 });
      await write(refusal);
      expect(await read(refusal)).toMatchObject([{ IssueCount: { N: '950001' } }]);
    });

    it('changes nothing but the times when a delivery is written again', async () => {
      const refusal = makeRefusal(randomBody(500_000));
      await write(refusal);
      const [head, tail] = await read(refusal);
      await write(refusal, { nowMs: startMs + 60_000 });
      const ExpiresAt = { N: `${startMs / 1000 + 60 + retentionDays * day}` };
      const QuarantinedAt = { S: '2026-11-20T10:01:00.000Z' };
      expect(await read(refusal)).toEqual([
        { ...head, ExpiresAt, QuarantinedAt },
        { ...tail, ExpiresAt, QuarantinedAt },
      ]);
    });

    it.each([0, 1, 2])('has no head, or all, after a death with %i items written', async (puts) => {
      const refusal = makeRefusal(randomBody(1_000_000));
      const client = diesAfter(backend.connect(), puts);
      await expect(write(refusal, { client })).rejects.toThrow('died');
      client.destroy();
      expect((await read(refusal)).filter(({ Part }) => Part.N === '0')).toEqual([]);

      await write(refusal);

      const items = await read(refusal);
      expect(items).toHaveLength(3);
      expect(bodyOf(items).equals(refusal.delivery.body)).toBe(true);
    });

    it('stays whole when the process dies while it is written again', async () => {
      const refusal = makeRefusal(randomBody(1_000_000));
      await write(refusal);
      const client = diesAfter(backend.connect(), 1);
      await expect(write(refusal, { client })).rejects.toThrow('died');
      client.destroy();
      const items = await read(refusal);
      expect(items).toHaveLength(3);
      expect(bodyOf(items).equals(refusal.delivery.body)).toBe(true);
    });
  });
};
