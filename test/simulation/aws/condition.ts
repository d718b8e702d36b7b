import type { AttributeValue } from '@aws-sdk/client-dynamodb';

export type Item = Readonly<Record<string, AttributeValue>>;

export interface ExpressionValues {
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, AttributeValue>>;
}

type Condition = (item: Item, using: ExpressionValues) => boolean;
type Operand = (item: Item, using: ExpressionValues) => AttributeValue | undefined;

const tokenPattern = /\s*(<>|<=|>=|[()<>=]|[#:]?[A-Za-z_]\w*)/y;

const tokensOf = (expression: string): string[] => {
  const tokens: string[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < expression.trimEnd().length) {
    const [, token] = tokenPattern.exec(expression) ?? [];
    if (token === undefined) throw new Error(`not a condition the model knows: ${expression}`);
    tokens.push(token);
  }
  return tokens;
};

/** Below 0, 0 or above; nothing where the types differ, which no comparison but `<>` allows. */
const compare = (a: AttributeValue, b: AttributeValue): number | undefined => {
  if (a.N !== undefined && b.N !== undefined) return Number(a.N) - Number(b.N);
  if (a.S !== undefined && b.S !== undefined) return a.S < b.S ? -1 : Number(a.S > b.S);
  return undefined;
};

const holds: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

const parse = (expression: string): Condition => {
  const tokens = tokensOf(expression);
  const fail = (): never => {
    throw new Error(`not a condition the model knows: ${expression}`);
  };
  const take = (wanted?: string): string => {
    const token = tokens.shift() ?? fail();
    return wanted === undefined || token === wanted ? token : fail();
  };
  const operand = (token: string): Operand => {
    if (token.startsWith(':')) return (_, { values }) => values[token] ?? fail();
    if (token.startsWith('#')) return (item, { names }) => item[names[token] ?? fail()];
    return (item) => item[token];
  };
  const single = (): Condition => {
    const token = take();
    if (token === '(') {
      const inner = any();
      take(')');
      return inner;
    }
    if (token === 'attribute_not_exists' || token === 'attribute_exists') {
      take('(');
      const path = operand(take());
      take(')');
      return (item, using) => (path(item, using) !== undefined) === (token === 'attribute_exists');
    }
    const left = operand(token);
    const isOrdered = holds[take()] ?? fail();
    const right = operand(take());
    return (item, using) => {
      const [a, b] = [left(item, using), right(item, using)];
      const order = a && b && compare(a, b);
      return order !== undefined && isOrdered(order);
    };
  };
  const all = (): Condition => {
    const left = single();
    if (tokens[0] !== 'AND') return left;
    take();
    const right = all();
    return (item, using) => left(item, using) && right(item, using);
  };
  const any = (): Condition => {
    const left = all();
    if (tokens[0] !== 'OR') return left;
    take();
    const right = any();
    return (item, using) => left(item, using) || right(item, using);
  };
  const condition = any();
  return tokens.length === 0 ? condition : fail();
};

const parsed = new Map<string, Condition>();

/** Whether an item meets a condition expression of DynamoDB; an absent item has no attributes. */
export const meetsCondition = (
  expression: string | undefined,
  item: Item | undefined,
  using: ExpressionValues,
): boolean => {
  if (expression === undefined) return true;
  const condition = parsed.get(expression) ?? parse(expression);
  parsed.set(expression, condition);
  return condition(item ?? {}, using);
};
