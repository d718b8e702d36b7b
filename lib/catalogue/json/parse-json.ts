import type { QuarantineReason } from '../quarantine-reasons.ts';
import { isJsonObject, type JsonObject } from './json-value.ts';
import { isNestedDeeperThan } from './nesting.ts';

export type ParsedJson =
  | { readonly ok: true; readonly value: JsonObject }
  | { readonly ok: false; readonly reason: JsonFault };

export type JsonFault = Extract<
  QuarantineReason,
  'emptyBody' | 'invalidJson' | 'notAnObject' | 'tooDeep'
>;

const deepestNesting = 100;

/**
 * Parses one JSON object without changing any number: one that JavaScript would write differently (`1.50`,
 * `9007199254740993`) becomes a `RawJson` with its source text. Of duplicate names the last wins.
 *
 * @param text - the body without byte order mark, as `decodeText` returns it.
 * @returns the object, or why there is none. Never throws, however deep the nesting.
 */
export function parseJson(text: string): ParsedJson {
  if (text.trim() === '') return { ok: false, reason: 'emptyBody' };
  const value = parseOrUndefined(text);
  if (value === undefined) return { ok: false, reason: 'invalidJson' };
  if (!isJsonObject(value)) return { ok: false, reason: 'notAnObject' };
  if (isTooDeep(text, value)) return { ok: false, reason: 'tooDeep' };
  return { ok: true, value: mayHoldOddNumber(text) ? parseKeepingNumbers(text, value) : value };
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Walks the value only if the text has enough brackets to be too deep at all. */
function isTooDeep(text: string, value: JsonObject): boolean {
  let brackets = 0;
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
      brackets += 1;
      if (brackets > deepestNesting) return isNestedDeeperThan(deepestNesting, value);
    }
  }
  return false;
}

/**
 * Only minus zero, fractions, exponents and 16 digits or more can be written otherwise by JavaScript. A string that
 * looks like one costs no more than the reviver, which takes several times the parse itself.
 */
function mayHoldOddNumber(text: string): boolean {
  return /(?:"\s*:|[,[])\s*(?:-0|-?\d{16}|-?\d+[.eE])/.test(text);
}

/** The reviver recurses: only for what has passed the depth check. */
function parseKeepingNumbers(text: string, otherwise: JsonObject): JsonObject {
  const value = JSON.parse(text, (_name, value, { source }) =>
    typeof value === 'number' && source !== undefined && String(value) !== source
      ? JSON.rawJSON(source)
      : value,
  );
  return isJsonObject(value) ? value : otherwise;
}
