import { invalidPattern } from './matches.ts';

export type JsonMatches = (json: unknown) => boolean;

const steps = /\.([\w-]+)|\[(?:(\d+)|'([^']*)'|"([^"]*)")\]/g;

export const select = (selector: string): ((json: unknown) => unknown) => {
  const names = [...selector.matchAll(steps)].map(
    ([, name, index, single, double]) => name ?? index ?? single ?? double ?? '',
  );
  return (json) =>
    names.reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, name)
          ? Reflect.get(value, name)
          : undefined,
      json,
    );
};

/** `*` stands for any characters. */
const matchesText = (expected: string): ((actual: unknown) => boolean) => {
  const parts = expected.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const whole = new RegExp(`^${parts.join('.*')}$`, 's');
  return (actual) =>
    (typeof actual === 'string' || typeof actual === 'number') && whole.test(String(actual));
};

const isOneOf: Readonly<Record<string, (value: unknown) => boolean>> = {
  'IS TRUE': (value) => value === true,
  'IS FALSE': (value) => value === false,
  'IS NULL': (value) => value === null,
  'NOT EXISTS': (value) => value === undefined,
};

const compareNumbers: Readonly<Record<string, (actual: number, expected: number) => boolean>> = {
  '=': (actual, expected) => actual === expected,
  '!=': (actual, expected) => actual !== expected,
  '<': (actual, expected) => actual < expected,
  '<=': (actual, expected) => actual <= expected,
  '>': (actual, expected) => actual > expected,
  '>=': (actual, expected) => actual >= expected,
};

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text);

/**
 * One condition of a pattern on JSON. A number without quotation marks compares numbers, all else texts. What is not
 * there fulfils only `NOT EXISTS`.
 *
 * @param quoted - what stands in quotation marks, if anything does.
 */
export const compileComparison = (
  selector: string,
  operator: string,
  quoted: string | undefined,
  bare: string,
): JsonMatches => {
  const selected = select(selector);
  const test = quoted === undefined ? isOneOf[`${operator} ${bare}`] : undefined;
  if (test) return (json) => test(selected(json));

  const compare = compareNumbers[operator];
  if (!compare) throw invalidPattern(`${operator} ${quoted ?? bare} is not known`);
  if (quoted === undefined && isNumber(bare))
    return (json) => {
      const actual = selected(json);
      return typeof actual === 'number' && compare(actual, Number(bare));
    };

  if (operator !== '=' && operator !== '!=')
    throw invalidPattern(`${operator} compares numbers, not ${quoted ?? bare}`);
  const matches = matchesText(quoted?.replace(/\\(.)/g, '$1') ?? bare);
  return (json) => {
    const actual = selected(json);
    return actual !== undefined && matches(actual) === (operator === '=');
  };
};
