import { caseless, endsWithCaseless } from '../caseless-text.ts';
import { InvalidPatternError } from '../invalid-pattern-error.ts';
import { isObject } from '../json.ts';
import { onlyEntry } from '../only-entry.ts';
import type { ValueMatcher } from '../value-matcher.ts';
import { requireIgnoreCaseText } from './equals-ignore-case.ts';

/** The closing quote is matched along, so that a suffix (even an empty one) fits strings alone. */
export const matchSuffix = (suffix: string): ValueMatcher => ({
  matches: (value) => value.text.endsWith(`${suffix}"`),
});

const matchSuffixIgnoringCase = (suffix: string): ValueMatcher => {
  const sought = caseless(`${suffix}"`);
  return { matches: (value) => endsWithCaseless(value.text, sought) };
};

/** `{"suffix": ".png"}` or `{"suffix": {"equals-ignore-case": ".png"}}`. */
export const parseSuffix = (operand: unknown): ValueMatcher => {
  if (typeof operand === 'string') return matchSuffix(operand);
  if (!isObject(operand)) throw new InvalidPatternError('suffix match pattern must be a string');
  const [name, text] = onlyEntry(operand, 'Suffix expression name not found');
  if (name !== 'equals-ignore-case') {
    throw new InvalidPatternError(`Unsupported suffix pattern: ${name}`);
  }
  return matchSuffixIgnoringCase(requireIgnoreCaseText(text));
};
