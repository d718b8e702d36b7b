import { NUMBER_LIMIT, requireComparable } from '../comparable-number.ts';
import { InvalidPatternError } from '../invalid-pattern-error.ts';
import { isList } from '../json.ts';
import type { ValueMatcher } from '../value-matcher.ts';

interface Range {
  readonly bottom: number;
  readonly openBottom: boolean;
  readonly top: number;
  readonly openTop: boolean;
}

const requireNumber = (value: unknown, operator: string): number => {
  if (typeof value === 'number') return value;
  throw new InvalidPatternError(`Value of ${operator} must be numeric`);
};

const matchRange = ({ bottom, openBottom, top, openTop }: Range): ValueMatcher => {
  // Before either is rounded, and with the limits as the missing end: `["<", -5e9]` is refused as
  // well.
  if (bottom >= top) throw new InvalidPatternError('Bottom must be less than top');
  const lowest = requireComparable(bottom);
  const highest = requireComparable(top);
  return {
    comparesNumbers: true,
    matches: ({ number }) =>
      number !== undefined &&
      (openBottom ? number > lowest : number >= lowest) &&
      (openTop ? number < highest : number <= highest),
  };
};

const matchEqual = (number: number): ValueMatcher => {
  const expected = requireComparable(number);
  return { comparesNumbers: true, matches: (value) => value.number === expected };
};

const parseTop = (terms: readonly unknown[]): Pick<Range, 'top' | 'openTop'> => {
  const [operator, value, ...more] = terms;
  if (operator !== '<' && operator !== '<=') {
    throw new InvalidPatternError(`Bad numeric range operator: ${String(operator)}`);
  }
  const top = requireNumber(value, operator);
  if (more.length > 0) {
    throw new InvalidPatternError('Too many terms in numeric range expression');
  }
  return { top, openTop: operator === '<' };
};

/**
 * `{"numeric": ["=", 5]}`, `[">", 0]`, `["<=", 5]` or both ends of a range, the lower one first:
 * `[">", 0, "<=", 5]`.
 *
 * @see https://github.com/aws/event-ruler `JsonRuleCompiler.processNumericMatchExpression`,
 * `Range.java`
 */
export const parseNumeric = (operand: unknown): ValueMatcher => {
  if (!isList(operand)) throw new InvalidPatternError('Value of numeric must be an array.');
  const [operator, value, ...terms] = operand;
  switch (operator) {
    case '=': {
      const number = requireNumber(value, 'equals');
      if (terms.length > 0)
        throw new InvalidPatternError('Too many elements in numeric expression');
      return matchEqual(number);
    }
    case '<':
    case '<=':
      return matchRange({ bottom: -NUMBER_LIMIT, openBottom: false, ...parseTop(operand) });
    case '>':
    case '>=': {
      const bottom = requireNumber(value, operator);
      const end = terms.length > 0 ? parseTop(terms) : { top: NUMBER_LIMIT, openTop: false };
      return matchRange({ bottom, openBottom: operator === '>', ...end });
    }
    default:
      throw new InvalidPatternError(`Unrecognized numeric range operator: ${String(operator)}`);
  }
};
