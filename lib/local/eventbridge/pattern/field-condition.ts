import type { EventValue } from './event-value.ts';
import { InvalidPatternError } from './invalid-pattern-error.ts';
import { isObject } from './json.ts';
import { matchLiteral } from './operators/literal.ts';
import { parseOperator } from './parse-operator.ts';
import { ABSENT, type FieldMatcher } from './value-matcher.ts';

/**
 * What a pattern asks of one field: a value that satisfies any entry of its list, or none at all.
 */
export interface FieldCondition {
  readonly mayBeAbsent: boolean;
  readonly matches: (value: EventValue) => boolean;
}

const parseEntry = (entry: unknown): FieldMatcher => {
  if (isObject(entry)) return parseOperator(entry);
  if (
    entry === null ||
    typeof entry === 'string' ||
    typeof entry === 'number' ||
    typeof entry === 'boolean'
  ) {
    return matchLiteral(entry);
  }
  throw new InvalidPatternError('Match value must be String, number, true, false, or null');
};

/**
 * @throws InvalidPatternError when the list is empty or an entry is neither a value nor an
 * operator.
 * @see https://github.com/aws/event-ruler `JsonRuleCompiler.writeRules`
 */
export const parseFieldCondition = (list: readonly unknown[]): FieldCondition => {
  if (list.length === 0) throw new InvalidPatternError('Empty arrays are not allowed');
  const entries = list.map(parseEntry);
  const matchers = entries.filter((entry) => entry !== ABSENT);
  // event-ruler reads a number either as a number or as text, for the whole list
  // (`ByteMachine.transitionOn`, hasNumeric). Only address ranges tell: they see digits in the text
  // and none in the number.
  const comparesNumbers = matchers.some((matcher) => matcher.comparesNumbers);
  return {
    mayBeAbsent: entries.includes(ABSENT),
    matches: (value) => {
      const asNumber = comparesNumbers && value.number !== undefined;
      const read = asNumber ? { ...value, addressDigits: undefined } : value;
      return matchers.some((matcher) => matcher.matches(read));
    },
  };
};
