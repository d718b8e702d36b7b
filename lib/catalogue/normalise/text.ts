import type { JsonValue } from '../json/json-value.ts';
import { type RaiseFlag, type Refusal, wrongType } from './refusal.ts';

/** Keeps a string as it is, and of a number the digits as they were sent, flagged as `coerced`. */
export function normaliseString(value: JsonValue, raise: RaiseFlag): string | Refusal {
  if (typeof value === 'string') return value;
  const isRaw = JSON.isRawJSON(value);
  if (typeof value !== 'number' && !isRaw) return wrongType;
  raise('coerced');
  // A plain number is one whose source text JavaScript would write the same way.
  return isRaw ? value.rawJSON : String(value);
}
