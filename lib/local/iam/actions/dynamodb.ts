import * as v from 'valibot';
import type { AccessOf } from './required-access.ts';

const onTable = v.object({ TableName: v.string() });
const schema = v.object({
  TableName: v.optional(v.string()),
  IndexName: v.optional(v.string()),
  RequestItems: v.optional(v.record(v.string(), v.unknown())),
  TransactItems: v.optional(v.array(v.record(v.string(), onTable))),
});

/** The parts of a transaction need the actions of their own. */
const transactionActions: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/**
 * `BatchWriteItem` is an action of its own: whoever has it needs no `PutItem`.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 */
export const dynamoDbAccess: AccessOf = (operation, input, { region, accountId }) => {
  const { TableName, IndexName, RequestItems, TransactItems } = v.parse(schema, input);
  const table = (name: string) =>
    name.startsWith('arn:') ? name : `arn:aws:dynamodb:${region}:${accountId}:table/${name}`;
  if (TransactItems)
    return TransactItems.flatMap((item) =>
      Object.entries(item).map(([part, target]) => ({
        action: `dynamodb:${transactionActions[part] ?? part}`,
        resource: table(target.TableName),
      })),
    );
  const action = `dynamodb:${operation}`;
  if (RequestItems)
    return Object.keys(RequestItems).map((name) => ({ action, resource: table(name) }));
  if (TableName === undefined) return [{ action, resource: '*' }];
  const index = IndexName === undefined ? '' : `/index/${IndexName}`;
  return [{ action, resource: `${table(TableName)}${index}` }];
};
