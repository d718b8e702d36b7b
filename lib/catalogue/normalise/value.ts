import type { JsonValue } from '../json/json-value.ts';
import type { Enumeration, ListType, PropertyType } from '../property.ts';
import { normaliseBool } from './bool.ts';
import { normaliseDateTime } from './date-time.ts';
import { normaliseGuid } from './guid.ts';
import { normaliseInteger } from './integer.ts';
import { isRefusal, type RaiseFlag, type Refusal } from './refusal.ts';
import { normaliseString } from './text.ts';

type SingleType = Exclude<PropertyType, ListType>;

/** Normalises one value that is neither absent nor null nor a list of items. */
export function normaliseValue(
  value: JsonValue,
  type: SingleType,
  raise: RaiseFlag,
): JsonValue | Refusal {
  switch (type.kind) {
    case 'guid':
      return normaliseGuid(value, raise);
    case 'dateTime':
      return normaliseDateTime(value, raise);
    case 'bool':
      return normaliseBool(value, raise);
    case 'integer':
      return compared(normaliseInteger(value, type, raise), type.values, raise);
    case 'eventName':
      // Which definition applies was decided by it, so what it says is settled.
      return type.name ?? normaliseString(value, raise);
    case 'enumeration':
    case 'string':
      return compared(normaliseString(value, raise), type.values, raise);
  }
}

/** Flags a value that is not among the documented ones, where the specification names any. */
function compared(
  value: string | number | Refusal,
  enumeration: Enumeration | undefined,
  raise: RaiseFlag,
): string | number | Refusal {
  const documented = enumeration?.values ?? [];
  const isNew = documented.length > 0 && documented.every((entry) => entry.value !== value);
  if (isNew && !isRefusal(value)) raise('unknownEnumValue');
  return value;
}
