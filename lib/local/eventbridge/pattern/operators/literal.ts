import { addressDigits } from '../address-digits.ts';
import { isInAddressRange } from '../address-range.ts';
import { comparableNumber } from '../comparable-number.ts';
import type { JsonScalar } from '../json.ts';
import type { ValueMatcher } from '../value-matcher.ts';

const matchString = (text: string): ValueMatcher => {
  const digits = addressDigits(text);
  if (digits === undefined) return { matches: (value) => value.text === `"${text}"` };
  // An address matches in any spelling: event-ruler makes it a range of one
  // (`CIDR.ipToRangeIfPossible`).
  const range = { bottom: digits, top: digits };
  return {
    matches: (value) =>
      value.addressDigits !== undefined && isInAddressRange(value.addressDigits, range),
  };
};

const matchNumber = (expected: number): ValueMatcher => {
  const number = comparableNumber(expected);
  // Beyond the limit (an account number, say) only the digits are compared.
  if (number === undefined) return { matches: (value) => value.text === String(expected) };
  return { comparesNumbers: true, matches: (value) => value.number === number };
};

/**
 * A bare value in a pattern: `"running"`, `5`, `true`, `null`.
 *
 * @see https://github.com/aws/event-ruler `JsonRuleCompiler.writeRules`
 */
export const matchLiteral = (expected: JsonScalar): ValueMatcher => {
  if (typeof expected === 'string') return matchString(expected);
  if (typeof expected === 'number') return matchNumber(expected);
  return { matches: (value) => value.text === String(expected) };
};
