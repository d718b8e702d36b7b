import { requireComparable } from '../comparable-number.ts';
import { InvalidPatternError } from '../invalid-pattern-error.ts';
import { isList, isObject } from '../json.ts';
import { onlyEntry } from '../only-entry.ts';
import type { ValueMatcher } from '../value-matcher.ts';
import { matchIgnoringCase } from './equals-ignore-case.ts';
import { matchPrefix } from './prefix.ts';
import { matchSuffix } from './suffix.ts';
import { matchWildcard } from './wildcard.ts';

const notAnyOf = (matchers: readonly ValueMatcher[]): ValueMatcher => ({
  matches: (value) => !matchers.some((matcher) => matcher.matches(value)),
});

const refusingEmpty =
  (match: (text: string) => ValueMatcher) =>
  (text: string): ValueMatcher => {
    // Every string has it, so that nothing could match.
    if (text === '') throw new InvalidPatternError('Null prefix/suffix not allowed');
    return match(text);
  };

const NEGATABLE: ReadonlyMap<string, (text: string) => ValueMatcher> = new Map([
  ['prefix', refusingEmpty(matchPrefix)],
  ['suffix', refusingEmpty(matchSuffix)],
  ['equals-ignore-case', matchIgnoringCase],
  ['wildcard', matchWildcard],
]);

const asList = (operand: unknown): readonly unknown[] => (isList(operand) ? operand : [operand]);

const isString = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';

/** @see test/fixtures/aws-shapes/eventbridge/errors.json */
const stringsOnly = (name: string, operand: unknown): string => {
  if (isObject(operand))
    return 'Value of anything-but must be an array or single string/number value.';
  switch (name) {
    case 'equals-ignore-case':
      return 'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.';
    case 'wildcard':
      return 'wildcard match pattern must be a string';
    default:
      return 'prefix/suffix match pattern must be a string';
  }
};

const parseNegated = (expression: Readonly<Record<string, unknown>>): ValueMatcher => {
  const [name, operand] = onlyEntry(expression, 'Anything-But expression name not found');
  const match = NEGATABLE.get(name);
  if (!match) throw new InvalidPatternError(`Unsupported anything-but pattern: ${name}`);
  const texts = asList(operand);
  if (!texts.every(isString)) throw new InvalidPatternError(stringsOnly(name, operand));
  if (texts.length === 0) {
    throw new InvalidPatternError(
      `Inside anything-but/${name} list, at least one value is required`,
    );
  }
  return notAnyOf(texts.map(match));
};

/**
 * `{"anything-but": "x"}`, a list of strings or of numbers, or one of the text operators over a
 * string or a list.
 *
 * Any value that is none of them will do, `null` and other types too; a field without values has
 * none to offer.
 *
 * @see https://github.com/aws/event-ruler `JsonRuleCompiler.processMatchExpression`,
 * `AnythingBut.java`
 */
export const parseAnythingBut = (operand: unknown): ValueMatcher => {
  if (isObject(operand)) return parseNegated(operand);
  const excluded = asList(operand);
  if (excluded.length > 0 && excluded.every(isString)) {
    const texts = new Set(excluded.map((text) => `"${text}"`));
    return { matches: (value) => !texts.has(value.text) };
  }
  if (excluded.length > 0 && excluded.every(isNumber)) {
    const numbers = new Set(excluded.map(requireComparable));
    return {
      comparesNumbers: true,
      matches: ({ number }) => number === undefined || !numbers.has(number),
    };
  }
  throw new InvalidPatternError(
    'Value of anything-but must be one or more strings, or one or more numbers',
  );
};
