import { caseless, equalsCaseless } from '../caseless-text.ts';
import { InvalidPatternError } from '../invalid-pattern-error.ts';
import type { ValueMatcher } from '../value-matcher.ts';

/** `{"equals-ignore-case": "ok"}` for a string that is already known to be one. */
export const matchIgnoringCase = (expected: string): ValueMatcher => {
  const sought = caseless(`"${expected}"`);
  return { matches: (value) => equalsCaseless(value.text, sought) };
};

export const requireIgnoreCaseText = (operand: unknown): string => {
  if (typeof operand === 'string') return operand;
  throw new InvalidPatternError('equals-ignore-case match pattern must be a string');
};

export const parseEqualsIgnoreCase = (operand: unknown): ValueMatcher =>
  matchIgnoringCase(requireIgnoreCaseText(operand));
