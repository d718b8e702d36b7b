import { InvalidPatternError } from '../invalid-pattern-error.ts';
import { ABSENT, type FieldMatcher } from '../value-matcher.ts';

/**
 * `{"exists": true}`: any value will do, `null` too. A field is a leaf: an object or an empty array
 * has no value itself.
 */
export const parseExists = (operand: unknown): FieldMatcher => {
  if (operand === true) return { matches: () => true };
  if (operand === false) return ABSENT;
  throw new InvalidPatternError('exists match pattern must be either true or false.');
};
