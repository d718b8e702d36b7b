import { foldCase } from '../fold-case.ts';
import type { JsonValue } from '../json/json-value.ts';
import type { IntegerType } from '../property.ts';
import {
  outOfRange,
  type RaiseFlag,
  type Refusal,
  tooPrecise,
  wrongFormat,
  wrongType,
} from './refusal.ts';

/** Integers up to here, and no further, are all exact in JavaScript and in most readers of JSON. */
const exactUpTo = 2 ** 53;

export const integerRanges = {
  short: { min: -(2 ** 15), max: 2 ** 15 - 1 },
  int: { min: -(2 ** 31), max: 2 ** 31 - 1 },
  // A long may be larger in .NET; what JavaScript would round is refused.
  long: { min: -exactUpTo, max: exactUpTo },
} as const;

const jsonNumber = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/**
 * Reads a number, its text (`"5"`) or the name of a documented code (`"Open"`) as an integer; flags all but a plain
 * integer as `coerced`. Judges the number by its source text, so that nothing is rounded first.
 */
export function normaliseInteger(
  value: JsonValue,
  type: IntegerType,
  raise: RaiseFlag,
): number | Refusal {
  if (typeof value === 'number') return ranged(value, type);
  const text = JSON.isRawJSON(value) ? value.rawJSON : value;
  if (typeof text !== 'string') return wrongType;
  const integer = codeNamed(text, type) ?? integerFromText(text);
  if (typeof integer !== 'number') return integer;
  raise('coerced');
  return ranged(integer, type);
}

function ranged(value: number, { size }: IntegerType): number | Refusal {
  if (!Number.isInteger(value)) return wrongFormat;
  if (Math.abs(value) > exactUpTo) return tooPrecise;
  const { min, max } = integerRanges[size];
  return value < min || value > max ? outOfRange : value;
}

function codeNamed(text: string, { values }: IntegerType): number | undefined {
  const folded = foldCase(text);
  return values?.values.find(({ name }) => name !== undefined && foldCase(name) === folded)?.value;
}

/** Exact: `3.0` and `1e2` are integers, `3.0000000000000000001` is not, though JavaScript reads it as 3. */
function integerFromText(text: string): number | Refusal {
  const [matched, sign = '', whole = '', fraction = '', exponent = '0'] =
    jsonNumber.exec(text) ?? [];
  if (matched === undefined) return wrongFormat;
  const significant = `${whole}${fraction}`.replace(/^0+/, '');
  const digits = withoutTrailingZeros(significant);
  if (digits === '') return 0;
  const zeros = Number(exponent) - fraction.length + (significant.length - digits.length);
  if (zeros < 0) return wrongFormat;
  if (digits.length + zeros > 16) return tooPrecise;
  const magnitude = BigInt(`${digits}${'0'.repeat(zeros)}`);
  if (magnitude > BigInt(exactUpTo)) return tooPrecise;
  return Number(sign === '-' ? -magnitude : magnitude);
}

/** Not by `/0+$/`, whose time grows with the square of the zeros in a number of the sender's choice. */
function withoutTrailingZeros(digits: string): string {
  let length = digits.length;
  while (digits[length - 1] === '0') length -= 1;
  return digits.slice(0, length);
}
