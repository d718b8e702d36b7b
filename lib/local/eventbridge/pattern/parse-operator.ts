import { InvalidPatternError } from './invalid-pattern-error.ts';
import { onlyEntry } from './only-entry.ts';
import { parseAnythingBut } from './operators/anything-but.ts';
import { parseCidr } from './operators/cidr.ts';
import { parseEqualsIgnoreCase } from './operators/equals-ignore-case.ts';
import { parseExactly } from './operators/exactly.ts';
import { parseExists } from './operators/exists.ts';
import { parseNumeric } from './operators/numeric.ts';
import { parsePrefix } from './operators/prefix.ts';
import { parseSuffix } from './operators/suffix.ts';
import { parseWildcard } from './operators/wildcard.ts';
import type { FieldMatcher } from './value-matcher.ts';

const OPERATORS: ReadonlyMap<string, (operand: unknown) => FieldMatcher> = new Map([
  ['anything-but', parseAnythingBut],
  ['cidr', parseCidr],
  ['equals-ignore-case', parseEqualsIgnoreCase],
  ['exactly', parseExactly],
  ['exists', parseExists],
  ['numeric', parseNumeric],
  ['prefix', parsePrefix],
  ['suffix', parseSuffix],
  ['wildcard', parseWildcard],
]);

/**
 * An entry like `{"prefix": "eu-"}`.
 *
 * @see https://github.com/aws/event-ruler `JsonRuleCompiler.processMatchExpression`,
 * `Constants.java`
 */
export const parseOperator = (expression: Readonly<Record<string, unknown>>): FieldMatcher => {
  const [name, operand] = onlyEntry(expression, 'Match expression name not found');
  const parse = OPERATORS.get(name);
  if (!parse) throw new InvalidPatternError(`Unrecognized match type ${name}`);
  return parse(operand);
};
