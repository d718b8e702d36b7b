import { decodeText, parseJson } from '../../catalogue/index.ts';
import type { Body } from '../messages.ts';

/** A body for people to read: numbers keep their text; of duplicate names the last is shown, as it is read. */
export const readBody = (bytes: Uint8Array): Body => {
  const { text } = decodeText(bytes);
  const parsed = parseJson(text);
  return parsed.ok ? { text, json: JSON.stringify(parsed.value, null, 2) } : { text };
};
