import type { JsonValue } from '../json/json-value.ts';
import type { Enumeration, ListType, PropertyType } from '../property.ts';
import { normaliseBool } from './bool.ts';
import { normaliseDateTime } from './date-time.ts';
import { normaliseGuid } from './guid.ts';
import { normaliseInteger } from './integer.ts';
import { isRefusal, type RaiseFlag, type Refusal } from './refusal.ts';
import { normaliseString, normaliseStringOrList } from './text.ts';

type SingleType = Exclude<PropertyType, ListType>;

/** Normalises one value that is neither absent nor null nor a list of items. */
export function normaliseValue(
  value: JsonValue,
  type: SingleType,
  raise: RaiseFlag,
): JsonValue | Refusal {
  const normalised = byKind(value, type, raise);
  if ('values' in type && !isRefusal(normalised) && !isDocumented(normalised, type.values)) {
    raise('unknownEnumValue');
  }
  return normalised;
}

function byKind(value: JsonValue, type: SingleType, raise: RaiseFlag): JsonValue | Refusal {
  switch (type.kind) {
    case 'guid':
      return normaliseGuid(value, raise);
    case 'dateTime':
      return normaliseDateTime(value, raise);
    case 'bool':
      return normaliseBool(value, raise);
    case 'integer':
      return normaliseInteger(value, type, raise);
    case 'eventName':
      // Which definition applies was decided by it, so what it says is settled.
      return type.name;
    case 'enumeration':
      return normaliseString(value, raise);
    case 'string':
      return type.orList ? normaliseStringOrList(value, raise) : normaliseString(value, raise);
  }
}

/** Anything is, where the specification names no values. */
function isDocumented(value: JsonValue, enumeration: Enumeration | undefined): boolean {
  const documented = enumeration?.values ?? [];
  return documented.length === 0 || documented.some((entry) => entry.value === value);
}
