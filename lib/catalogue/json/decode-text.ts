import type { Flag } from '../flags.ts';

const byteOrderMark = '\uFEFF';
const replacementCharacter = '\uFFFD';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Reads a body as UTF-8, without its byte order mark.
 *
 * @returns the text, and the flags `bom` and `invalidUtf8`. Bad bytes become U+FFFD; one that the sender (or API
 * Gateway, which does the same) had put there already cannot be told apart and is flagged too.
 */
export function decodeText(bytes: Uint8Array): { text: string; flags: Flag[] } {
  const decoded = utf8.decode(bytes);
  const hasMark = decoded.startsWith(byteOrderMark);
  const flags: Flag[] = [];
  if (hasMark) flags.push('bom');
  if (decoded.includes(replacementCharacter)) flags.push('invalidUtf8');
  return { text: hasMark ? decoded.slice(1) : decoded, flags };
}
