import { compileComparison, type JsonMatches } from './comparison.ts';
import { invalidPattern, type Matches } from './matches.ts';

const token =
  /\s*(?:(?<symbol>&&|\|\||[()])|(?<selector>\$(?:\.[\w-]+|\[(?:\d+|'[^']*'|"[^"]*")\])+)\s*(?<operator>!=|<=|>=|=|<|>|IS|NOT)\s*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<bare>[^\s()&|"]+)))/y;

type Token = string | JsonMatches;

const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  for (token.lastIndex = 0; token.lastIndex < text.length; ) {
    const at = token.lastIndex;
    const {
      symbol,
      selector = '',
      operator = '',
      quoted,
      bare = '',
    } = token.exec(text)?.groups ?? {};
    if (symbol === undefined && selector === '')
      throw invalidPattern(`not understood from "${text.slice(at).trim()}"`);
    tokens.push(symbol ?? compileComparison(selector, operator, quoted, bare));
  }
  return tokens;
};

/** `and` binds tighter than `or`, parentheses tighter still. */
const parseOr = (tokens: Token[]): JsonMatches => {
  const branches = [parseAnd(tokens)];
  while (tokens[0] === '||') {
    tokens.shift();
    branches.push(parseAnd(tokens));
  }
  return (json) => branches.some((matches) => matches(json));
};

const parseAnd = (tokens: Token[]): JsonMatches => {
  const parts = [parseOne(tokens)];
  while (tokens[0] === '&&') {
    tokens.shift();
    parts.push(parseOne(tokens));
  }
  return (json) => parts.every((matches) => matches(json));
};

const parseOne = (tokens: Token[]): JsonMatches => {
  const first = tokens.shift();
  if (typeof first === 'function') return first;
  if (first !== '(') throw invalidPattern(`a condition is missing before ${first ?? 'the end'}`);
  const inner = parseOr(tokens);
  if (tokens.shift() !== ')') throw invalidPattern('a parenthesis is missing');
  return inner;
};

const parseJson = (message: string): unknown => {
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
};

/**
 * `{ $.outcome = "published" && ($.attempts > 1 || $.flags[0] = "bom") }`; a message that is no JSON object does not match.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/matching-terms-json-log-events.html
 */
export const compileJsonPattern = (pattern: string): Matches => {
  if (!pattern.endsWith('}')) throw invalidPattern('a brace is missing');
  const tokens = tokensOf(pattern.slice(1, -1).trimEnd());
  const matches = parseOr(tokens);
  if (tokens.length > 0) throw invalidPattern('a condition follows another without && or ||');
  return (message) => {
    const json = parseJson(message);
    return typeof json === 'object' && json !== null && matches(json);
  };
};
