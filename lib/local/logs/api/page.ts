import { invalid } from './operation.ts';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextToken: string | undefined;
}

/** The first items of a list after the one that a token names. Items that come meanwhile repeat none. */
export const pageOf = <Item>(
  all: readonly Item[],
  keyOf: (item: Item) => string,
  { limit, nextToken }: { readonly limit: number; readonly nextToken?: string | undefined },
): Page<Item> => {
  let start = 0;
  if (nextToken !== undefined) {
    const last = Buffer.from(nextToken, 'base64url').toString();
    start = all.findIndex((item) => keyOf(item) === last) + 1;
    if (start === 0) throw invalid('The specified nextToken is invalid.');
  }
  const items = all.slice(start, start + limit);
  const last = items.at(-1);
  const hasMore = start + limit < all.length;
  return {
    items,
    nextToken: hasMore && last ? Buffer.from(keyOf(last)).toString('base64url') : undefined,
  };
};
