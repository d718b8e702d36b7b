/**
 * Whether a parsed value nests deeper than the limit; an object of plain members has depth 1.
 * Goes level by level, so that no depth can overflow the stack.
 */
export function isNestedDeeperThan(limit: number, value: object): boolean {
  let level: object[] = [value];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((parent) => Object.values(parent).filter(isObject));
  }
  return false;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
