import * as v from 'valibot';
import { type Synthesized, synthesized } from './synthesized.ts';
import { nowMs, retentionDays, writers } from './written-items.ts';

const tables = ['TablesDeliveries', 'TablesQuarantine'];

const tableSchema = v.object({
  AttributeDefinitions: v.array(
    v.object({ AttributeName: v.string(), AttributeType: v.picklist(['S', 'N']) }),
  ),
  KeySchema: v.array(v.object({ AttributeName: v.string() })),
  TimeToLiveSpecification: v.object({ AttributeName: v.string(), Enabled: v.literal(true) }),
});

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
    'take $what: the keys, and the attribute that expires in seconds',
    async ({ table: name, write }) => {
      const table = v.parse(tableSchema, stack.the(name).properties);
      const written = await write();
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
