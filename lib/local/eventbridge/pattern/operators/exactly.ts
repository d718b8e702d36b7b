import { InvalidPatternError } from '../invalid-pattern-error.ts';
import type { ValueMatcher } from '../value-matcher.ts';

/** `{"exactly": "10.0.0.1"}`: the string itself, an address only as it is spelt. */
export const parseExactly = (operand: unknown): ValueMatcher => {
  if (typeof operand !== 'string') {
    throw new InvalidPatternError('exact match pattern must be a string');
  }
  return { matches: (value) => value.text === `"${operand}"` };
};
