import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DeleteItemCommandInput,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { type Item, meetsCondition } from './condition.ts';

type Conditional = Pick<
  UpdateItemCommandInput,
  'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
> &
  Pick<UpdateItemCommandInput, 'ReturnValuesOnConditionCheckFailure'>;

const textOf = ({ S, N }: AttributeValue): string => S ?? N ?? '';

/** `SET a = :a, #b = :b`, the one form of update that the model knows. */
const assignments = (expression = ''): (readonly [path: string, value: string])[] => {
  const pairs = expression.replace(/^SET /, '').split(', ');
  return pairs.map((pair) => {
    const [, path, value] = /^(#?\w+) = (:\w+)$/.exec(pair) ?? [];
    if (!path || !value) throw new Error(`not an update the model knows: ${expression}`);
    return [path, value];
  });
};

/** One table of DynamoDB: items by key, each write in one step and only where its condition holds. */
export const makeDynamoDbTable = (keyNames: readonly string[]) => {
  const items = new Map<string, Item>();
  const keyOf = (item: Item = {}) =>
    keyNames.map((name) => textOf(item[name] ?? { S: '' })).join(' ');

  const check = (item: Item | undefined, request: Conditional) => {
    const using = {
      names: request.ExpressionAttributeNames ?? {},
      values: request.ExpressionAttributeValues ?? {},
    };
    if (meetsCondition(request.ConditionExpression, item, using)) return using;
    throw new ConditionalCheckFailedException({
      message: 'The conditional request failed',
      $metadata: { httpStatusCode: 400 },
      Item: request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' ? item : undefined,
    });
  };

  return {
    items: items as ReadonlyMap<string, Item>,
    get: (key: Item | undefined): Item | undefined => items.get(keyOf(key)),
    put: (item: Item): void => {
      items.set(keyOf(item), item);
    },
    update: (request: UpdateItemCommandInput): Item | undefined => {
      const key = keyOf(request.Key);
      const before = items.get(key);
      const { names, values } = check(before, request);
      const set = assignments(request.UpdateExpression).map(([path, value]) => [
        names[path] ?? path,
        values[value],
      ]);
      items.set(key, { ...before, ...request.Key, ...Object.fromEntries(set) });
      return before;
    },
    delete: (request: Omit<DeleteItemCommandInput, 'TableName'>): void => {
      const key = keyOf(request.Key);
      check(items.get(key), request);
      items.delete(key);
    },
  };
};

export type DynamoDbTable = ReturnType<typeof makeDynamoDbTable>;
