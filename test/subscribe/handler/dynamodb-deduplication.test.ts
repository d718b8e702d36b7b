import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { sampleBusEvent } from '../../../lib/catalogue/sample-bus-event.ts';
import { dynamoDbDeduplication } from '../../../lib/subscribe/handler/dynamodb-deduplication.ts';
import { enreachHandler } from '../../../lib/subscribe/handler/enreach-handler.ts';
import { startEmulator } from '../../functions/consumer/start-emulator.ts';
import { lambdaContext } from './lambda-context.ts';

describe('the deduplication on DynamoDB', () => {
  let emulator: Awaited<ReturnType<typeof startEmulator>>;
  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterAll(async () => emulator.stop());

  it.each([
    ['14 days', {}, 14],
    ['as long as asked', { retentionDays: 3 }, 3],
  ])(
    'has an event handled once, and anew in a replay, and remembers it %s',
    async (_, retention, expectedDays) => {
      const { client, deliveries: tableName } = emulator;
      const handled: string[] = [];
      const handler = enreachHandler(
        { QueueStatus: ({ detail }) => handled.push(detail.Id) },
        { deduplication: dynamoDbDeduplication({ client, tableName, ...retention }) },
      );
      const event = sampleBusEvent('QueueStatus', {}, `${expectedDays} days`);
      const beforeSeconds = Math.floor(Date.now() / 1000);
      for (const replay of [undefined, undefined, 'monday', 'monday'])
        await handler({ ...event, 'replay-name': replay }, lambdaContext());

      expect(handled).toHaveLength(2);
      const { Items = [] } = await client.send(new ScanCommand({ TableName: tableName }));
      const key = `subscriber#${event.detail.Id}`;
      const ours = Items.filter(({ Id }) => Id?.S?.startsWith(key));
      expect(ours.map(({ Id }) => Id?.S).sort()).toEqual([key, `${key}#monday`]);
      for (const { State, ExpiresAt } of ours) {
        expect(State).toEqual({ S: 'published' });
        const days = (Number(ExpiresAt?.N) - beforeSeconds) / 86_400;
        expect(Math.floor(days)).toBe(expectedDays);
      }
    },
  );
});

it('says at once when nobody has named the table', () => {
  expect(() => dynamoDbDeduplication()).toThrow(
    'the environment variable DEDUPLICATION_TABLE is missing',
  );
});
