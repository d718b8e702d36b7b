import * as v from 'valibot';
import { type Answer, jsonAnswer } from '../front-door/answer.ts';
import { AwsError } from '../front-door/aws-error.ts';
import type { ServedApi } from '../front-door/front-door.ts';
import type { Upstream } from '../front-door/upstream.ts';
import type { TableSettings, TableSettingsByName } from './table-settings.ts';

/** What dynalite 4 knows. */
const operations: readonly string[] = [
  'BatchGetItem',
  'BatchWriteItem',
  'CreateTable',
  'DeleteItem',
  'DeleteTable',
  'DescribeTable',
  'DescribeTimeToLive',
  'GetItem',
  'ListTables',
  'ListTagsOfResource',
  'PutItem',
  'Query',
  'Scan',
  'TagResource',
  'UntagResource',
  'UpdateItem',
  'UpdateTable',
];

/** What is malformed is the emulator's to refuse. */
const ofTableSchema = v.fallback(
  v.object({
    TableName: v.optional(v.string()),
    DeletionProtectionEnabled: v.optional(v.boolean()),
  }),
  {},
);
const tableSchema = v.object({ Table: v.record(v.string(), v.unknown()) });

const invalid = (message: string) => new AwsError('ValidationException', message);

const refuseProtection = (input: unknown): void => {
  if (v.parse(ofTableSchema, input).DeletionProtectionEnabled !== undefined)
    throw invalid('The local cloud honours DeletionProtectionEnabled in the template alone.');
};

/** @see https://github.com/nubo-db/dynoxide/issues/46 - as AWS answered */
const refuseDeletion = (settings: TableSettings | undefined): void => {
  if (settings?.isDeletionProtected)
    throw invalid(
      'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
    );
};

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTimeToLive.html */
const describeTimeToLive = (settings: TableSettings | undefined) => ({
  TimeToLiveDescription:
    settings?.timeToLiveAttribute === undefined
      ? { TimeToLiveStatus: 'DISABLED' }
      : { TimeToLiveStatus: 'ENABLED', AttributeName: settings.timeToLiveAttribute },
});

const describeTable = ({ body }: Answer, settings: TableSettings | undefined) => {
  const { Table } = v.parse(tableSchema, JSON.parse(body.toString()));
  const DeletionProtectionEnabled = settings?.isDeletionProtected ?? false;
  return { Table: { ...Table, DeletionProtectionEnabled } };
};

/**
 * DynamoDB: the emulator, which refuses what it lacks without naming it and knows neither deletion protection nor a time
 * to live.
 */
export const createDynamoDb = (
  upstream: Upstream,
  tables: Pick<TableSettingsByName, 'get'>,
): ServedApi => ({
  operations,
  serve: async ({ operation, input }, request) => {
    if (!operations.includes(operation))
      throw new AwsError('UnknownOperationException', `${operation} is not emulated`);
    const settings = () => tables.get(v.parse(ofTableSchema, input).TableName ?? '');
    switch (operation) {
      case 'CreateTable':
      case 'UpdateTable':
        refuseProtection(input);
        return upstream.forward(request);
      case 'DeleteTable':
        refuseDeletion(settings());
        return upstream.forward(request);
      case 'DescribeTable':
      case 'DescribeTimeToLive': {
        const answer = await upstream.forward(request);
        if (answer.status >= 400) return answer;
        const content =
          operation === 'DescribeTable'
            ? describeTable(answer, settings())
            : describeTimeToLive(settings());
        return jsonAnswer('dynamodb', 200, content);
      }
      default:
        return upstream.forward(request);
    }
  },
});
