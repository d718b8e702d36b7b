import { isJsonArray, type JsonValue } from '../json/json-value.ts';
import { isRefusal, type RaiseFlag, type Refusal, wrongType } from './refusal.ts';

/** Keeps a string as it is, and of a number the digits as they were sent, flagged as `coerced`. */
export function normaliseString(value: JsonValue, raise: RaiseFlag): string | Refusal {
  if (typeof value === 'string') return value;
  const isRaw = JSON.isRawJSON(value);
  if (typeof value !== 'number' && !isRaw) return wrongType;
  raise('coerced');
  // A plain number is one whose source text JavaScript would write the same way.
  return isRaw ? value.rawJSON : String(value);
}

/** A string, or a list of strings that stays one. */
export function normaliseStringOrList(
  value: JsonValue,
  raise: RaiseFlag,
): string | string[] | Refusal {
  if (!isJsonArray(value)) return normaliseString(value, raise);
  const items: string[] = [];
  for (const item of value) {
    const text = normaliseString(item, raise);
    if (isRefusal(text)) return text;
    items.push(text);
  }
  return items;
}
