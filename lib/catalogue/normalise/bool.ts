import type { JsonValue } from '../json/json-value.ts';
import { type RaiseFlag, type Refusal, wrongFormat, wrongType } from './refusal.ts';

/** Reads `true` or its name in any case, flagged as `coerced`; never a number. */
export function normaliseBool(value: JsonValue, raise: RaiseFlag): boolean | Refusal {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return wrongType;
  if (!/^(?:true|false)$/i.test(value)) return wrongFormat;
  raise('coerced');
  return value.toLowerCase() === 'true';
}
