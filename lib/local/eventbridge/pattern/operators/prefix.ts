import { caseless, startsWithCaseless } from '../caseless-text.ts';
import { InvalidPatternError } from '../invalid-pattern-error.ts';
import { isObject } from '../json.ts';
import { onlyEntry } from '../only-entry.ts';
import type { ValueMatcher } from '../value-matcher.ts';
import { requireIgnoreCaseText } from './equals-ignore-case.ts';

/** The opening quote is matched along, so that a prefix (even an empty one) fits strings alone. */
export const matchPrefix = (prefix: string): ValueMatcher => ({
  matches: (value) => value.text.startsWith(`"${prefix}`),
});

const matchPrefixIgnoringCase = (prefix: string): ValueMatcher => {
  const sought = caseless(`"${prefix}`);
  return { matches: (value) => startsWithCaseless(value.text, sought) };
};

/** `{"prefix": "eu-"}` or `{"prefix": {"equals-ignore-case": "eu-"}}`. */
export const parsePrefix = (operand: unknown): ValueMatcher => {
  if (typeof operand === 'string') return matchPrefix(operand);
  if (!isObject(operand)) throw new InvalidPatternError('prefix match pattern must be a string');
  const [name, text] = onlyEntry(operand, 'Prefix expression name not found');
  if (name !== 'equals-ignore-case') {
    throw new InvalidPatternError(`Unsupported prefix pattern: ${name}`);
  }
  return matchPrefixIgnoringCase(requireIgnoreCaseText(text));
};
