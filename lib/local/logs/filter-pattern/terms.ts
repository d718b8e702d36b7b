import { invalidPattern, type Matches } from './matches.ts';

const term = /([-?]?)(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))\s*/y;

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A term is a whole word: `ERROR` is not in `ERRORS`. */
const containsWord = (text: string): Matches => {
  const before = /^\w/.test(text) ? '(?<!\\w)' : '';
  const after = /\w$/.test(text) ? '(?!\\w)' : '';
  const word = new RegExp(`${before}${escapeRegExp(text)}${after}`);
  return (message) => word.test(message);
};

/**
 * `a b`: both; `"a b"`: as it stands; `-a`: without it; `?a ?b`: either. Beside others, those with a question mark do
 * not count.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/matching-terms-unstructured-log-events.html
 */
export const compileTerms = (pattern: string): Matches => {
  const required: Matches[] = [];
  const optional: Matches[] = [];
  for (term.lastIndex = 0; term.lastIndex < pattern.length; ) {
    const at = term.lastIndex;
    const match = term.exec(pattern);
    if (!match) throw invalidPattern(`a quotation that does not end, at ${at + 1}`);
    const [, sign, quoted, bare = ''] = match;
    // Without quotation marks only words: others have a meaning of their own.
    if (quoted === undefined && !/^[\w]+$/.test(bare))
      throw invalidPattern(`${bare} needs quotation marks`);
    const contains = containsWord(quoted?.replace(/\\(.)/g, '$1') ?? bare);
    if (sign === '?') optional.push(contains);
    else required.push(sign === '-' ? (message) => !contains(message) : contains);
  }
  if (required.length === 0 && optional.length > 0)
    return (message) => optional.some((contains) => contains(message));
  return (message) => required.every((matches) => matches(message));
};
