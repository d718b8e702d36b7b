import { isJsonArray, type JsonValue } from './json-value.ts';

/**
 * One text for equal content: names sorted by code unit, no blanks, numbers as they were sent.
 *
 * @param value - from `parseJson`, which bounds the depth.
 * @see docs/decisions for the content fingerprint, which hashes this.
 */
export function canonicalJson(value: JsonValue): string {
  if (typeof value !== 'object' || value === null || JSON.isRawJSON(value)) {
    return JSON.stringify(value);
  }
  if (isJsonArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
