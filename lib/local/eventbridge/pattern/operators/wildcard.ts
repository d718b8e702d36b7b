import { InvalidPatternError } from '../invalid-pattern-error.ts';
import type { ValueMatcher } from '../value-matcher.ts';

/**
 * The literal texts between a wildcard's asterisks; `\*` and `\\` stand for the character itself.
 *
 * @throws InvalidPatternError at `**` and at any other backslash.
 * @see https://github.com/aws/event-ruler `WildcardParser.java`
 */
const literalsOf = (wildcard: string): readonly string[] => {
  const literals: string[] = [];
  let literal = '';
  for (let at = 0; at < wildcard.length; at++) {
    const character = wildcard.charAt(at);
    const next = wildcard.charAt(at + 1);
    if (character === '*') {
      if (next === '*') {
        throw new InvalidPatternError(`Consecutive wildcard characters at pos ${at}`);
      }
      literals.push(literal);
      literal = '';
    } else if (character !== '\\') {
      literal += character;
    } else if (next === '*' || next === '\\') {
      literal += next;
      at++;
    } else {
      throw new InvalidPatternError(`Invalid escape character at pos ${at}`);
    }
  }
  return [...literals, literal];
};

/**
 * Takes each literal where it first occurs; what a later place would allow, the earliest one allows
 * too.
 */
const occurInOrder = (text: string, literals: readonly string[]): boolean => {
  let from = 0;
  for (const literal of literals) {
    const found = text.indexOf(literal, from);
    if (found < 0) return false;
    from = found + literal.length;
  }
  return true;
};

export const matchWildcard = (wildcard: string): ValueMatcher => {
  // The quotes are part of the match, so that even `*` fits strings alone.
  const [first = '', ...rest] = literalsOf(`"${wildcard}"`);
  const last = rest.pop();
  if (last === undefined) return { matches: ({ text }) => text === first };
  return {
    matches: ({ text }) =>
      text.length >= first.length + last.length &&
      text.startsWith(first) &&
      text.endsWith(last) &&
      occurInOrder(text.slice(first.length, text.length - last.length), rest),
  };
};

/** `{"wildcard": "dir/*.png"}`. */
export const parseWildcard = (operand: unknown): ValueMatcher => {
  if (typeof operand === 'string') return matchWildcard(operand);
  throw new InvalidPatternError('wildcard match pattern must be a string');
};
