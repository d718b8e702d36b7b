import type { JsonValue } from '../json/json-value.ts';
import { type RaiseFlag, type Refusal, wrongFormat, wrongType } from './refusal.ts';

export const emptyGuid = '00000000-0000-0000-0000-000000000000';

export const publishedGuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const dashed = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const digitsOnly = /^[0-9a-f]{32}$/i;
const inBrackets = /^(?:\{(.*)\}|\((.*)\))$/;
const asStruct =
  /^\{0x([0-9a-f]{8}),0x([0-9a-f]{4}),0x([0-9a-f]{4}),\{0x([0-9a-f]{2}),0x([0-9a-f]{2}),0x([0-9a-f]{2}),0x([0-9a-f]{2}),0x([0-9a-f]{2}),0x([0-9a-f]{2}),0x([0-9a-f]{2}),0x([0-9a-f]{2})\}\}$/i;

/**
 * Reads any spelling of .NET (formats D, N, B, P and X, blanks around) as lower case with dashes; flags a change as
 * `idNormalised`. Version and variant are not checked, and Guid.Empty is a GUID.
 */
export function normaliseGuid(value: JsonValue, raise: RaiseFlag): string | Refusal {
  if (typeof value !== 'string') return wrongType;
  if (publishedGuid.test(value)) return value;
  const digits = digitsOf(value.trim());
  if (digits === undefined) return wrongFormat;
  raise('idNormalised');
  return digits.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The 32 digits, or `undefined` for what is no GUID. */
function digitsOf(text: string): string | undefined {
  if (digitsOnly.test(text)) return text;
  const brackets = inBrackets.exec(text);
  const plain = brackets?.[1] ?? brackets?.[2] ?? text;
  if (dashed.test(plain)) return plain.replaceAll('-', '');
  return asStruct.exec(text)?.slice(1).join('');
}
