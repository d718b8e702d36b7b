import { isJsonArray, isJsonObject, type JsonValue } from '../json/json-value.ts';

/**
 * A value without members named `__proto__`, at any depth: a receiver that copies them by assignment would change
 * prototypes. The value itself, and no copy, where it has none.
 *
 * @param value - from `parseJson`, which bounds the depth.
 */
export function withoutProto(value: JsonValue): JsonValue {
  return hasProto(value) ? copyWithoutProto(value) : value;
}

function hasProto(value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (isJsonArray(value)) return value.some(hasProto);
  if (!isJsonObject(value)) return false;
  return Object.hasOwn(value, '__proto__') || Object.values(value).some(hasProto);
}

function copyWithoutProto(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (isJsonArray(value)) return value.map(copyWithoutProto);
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).filter(([name]) => name !== '__proto__');
  return Object.fromEntries(members.map(([name, member]) => [name, copyWithoutProto(member)]));
}
