import type { JsonValue } from '../../catalogue/index.ts';
import { isJsonArray, isJsonObject } from '../../catalogue/json/json-value.ts';

const lineWidth = 80;

/** JSON as a person would write it: each member on its own line, but a list on one line if it fits. */
export function jsonText(value: JsonValue, indent = ''): string {
  const inner = `${indent}  `;
  if (isJsonObject(value)) {
    const members = Object.entries(value).map(
      ([name, member]) => `${inner}${JSON.stringify(name)}: ${jsonText(member, inner)}`,
    );
    return `{\n${members.join(',\n')}\n${indent}}`;
  }
  const line = lineOf(value);
  if (!isJsonArray(value) || inner.length + line.length <= lineWidth) return line;
  const items = value.map((item) => `${inner}${jsonText(item, inner)}`);
  return `[\n${items.join(',\n')}\n${indent}]`;
}

function lineOf(value: JsonValue): string {
  if (isJsonArray(value)) return `[${value.map(lineOf).join(', ')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}: ${lineOf(member)}`,
  );
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
