import type {
  AttributeValue,
  BatchExecuteStatementInput,
  BatchWriteItemInput,
  DeleteItemInput,
  GetItemInput,
  PutItemInput,
  UpdateItemInput,
} from '@aws-sdk/client-dynamodb';
import { type Answer, failure, success } from './answer.ts';

type Item = Readonly<Record<string, AttributeValue>>;

/** `SET #a = :b, C = :d`: assignments of values, which is all that any contender writes. */
const assigned = ({
  UpdateExpression = '',
  ExpressionAttributeNames: names = {},
  ExpressionAttributeValues: values = {},
}: UpdateItemInput): Item =>
  Object.fromEntries(
    UpdateExpression.replace(/^SET /, '')
      .split(',')
      .flatMap((assignment) => {
        const [name = '', value = ''] = assignment.split('=').map((side) => side.trim());
        const assigns = values[value];
        return assigns === undefined ? [] : [[names[name] ?? name, assigns]];
      }),
  );

const inserted = (statement: string, parameters: readonly AttributeValue[] = []): Item => {
  const names = [...statement.matchAll(/'(\w+)':\s*\?/g)].map(([, name = '']) => name);
  return Object.fromEntries(
    names.flatMap((name, index) => {
      const value = parameters[index];
      return value === undefined ? [] : [[name, value]];
    }),
  );
};

/**
 * Items by their key, whatever the table. Leases and records do not expire within a benchmark, so every condition that the
 * contenders state comes to "there is no such item".
 */
export const createTable = () => {
  const items = new Map<string, Item>();
  const keyOf = (key: Item | undefined): string => Object.values(key ?? {})[0]?.S ?? '';

  const refused = (item: Item, returns: string | undefined): Answer =>
    failure('com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException', {
      ...(returns === 'ALL_OLD' && { Item: item }),
    });

  return {
    clear: () => items.clear(),
    GetItem: ({ Key }: GetItemInput): Answer => success({ Item: items.get(keyOf(Key)) }),
    PutItem: (input: PutItemInput): Answer => {
      const key = input.Item?.Id ?? input.Item?.id;
      const before = items.get(key?.S ?? '');
      if (before && input.ConditionExpression)
        return refused(before, input.ReturnValuesOnConditionCheckFailure);
      items.set(key?.S ?? '', input.Item ?? {});
      return success();
    },
    UpdateItem: (input: UpdateItemInput): Answer => {
      const before = items.get(keyOf(input.Key));
      if (before && input.ConditionExpression)
        return refused(before, input.ReturnValuesOnConditionCheckFailure);
      items.set(keyOf(input.Key), { ...before, ...input.Key, ...assigned(input) });
      return success(input.ReturnValues === 'ALL_OLD' ? { Attributes: before } : {});
    },
    DeleteItem: ({ Key }: DeleteItemInput): Answer => {
      items.delete(keyOf(Key));
      return success();
    },
    BatchWriteItem: ({ RequestItems = {} }: BatchWriteItemInput): Answer => {
      for (const { PutRequest } of Object.values(RequestItems).flat())
        items.set(PutRequest?.Item?.Id?.S ?? '', PutRequest?.Item ?? {});
      return success({ UnprocessedItems: {} });
    },
    /** INSERTs, which succeed or fail one by one. */
    BatchExecuteStatement: ({ Statements = [] }: BatchExecuteStatementInput): Answer => {
      const Responses = Statements.map(({ Statement = '', Parameters }) => {
        const item = inserted(Statement, Parameters);
        const before = items.get(item.Id?.S ?? '');
        if (before) return { Error: { Code: 'DuplicateItem', Message: '-', Item: before } };
        items.set(item.Id?.S ?? '', item);
        return {};
      });
      return success({ Responses });
    },
  };
};
