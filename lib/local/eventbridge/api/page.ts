import { AwsError } from '../../front-door/aws-error.ts';

interface PageRequest {
  readonly Limit?: number;
  readonly NextToken?: string;
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly NextToken: string | undefined;
}

const startOf = (token: string | undefined): number => {
  if (token === undefined) return 0;
  const start = Number(Buffer.from(token, 'base64url').toString());
  if (Number.isSafeInteger(start) && start > 0) return start;
  throw new AwsError('ValidationException', 'Parameter NextToken is not valid.');
};

/** One page of a list, in the order of names; the token says where the next one starts. */
export const pageOf = <Item extends { readonly name: string }>(
  all: Iterable<Item>,
  { Limit: limit = 100, NextToken }: PageRequest,
): Page<Item> => {
  const start = startOf(NextToken);
  const sorted = [...all].sort((left, right) => (left.name < right.name ? -1 : 1));
  const end = start + limit;
  return {
    items: sorted.slice(start, end),
    NextToken: end < sorted.length ? Buffer.from(String(end)).toString('base64url') : undefined,
  };
};
