import { isJsonArray, isJsonObject, type JsonValue } from '../json/json-value.ts';

/**
 * A value without members named `__proto__`, at any depth: a receiver that copies them by assignment would change
 * prototypes.
 *
 * @param value - from `parseJson`, which bounds the depth.
 */
export function withoutProto(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (isJsonArray(value)) return value.map(withoutProto);
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).filter(([name]) => name !== '__proto__');
  return Object.fromEntries(members.map(([name, member]) => [name, withoutProto(member)]));
}
