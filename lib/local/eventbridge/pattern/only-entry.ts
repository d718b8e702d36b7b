import { InvalidPatternError } from './invalid-pattern-error.ts';

/**
 * The name and operand of an operator, which must stand alone in its object.
 *
 * @throws InvalidPatternError when the object is empty (`absence` is the message) or holds more
 * than one key.
 */
export const onlyEntry = (
  expression: Readonly<Record<string, unknown>>,
  absence: string,
): readonly [name: string, operand: unknown] => {
  const [entry, ...more] = Object.entries(expression);
  if (entry === undefined) throw new InvalidPatternError(absence);
  if (more.length > 0) {
    throw new InvalidPatternError('Only one key allowed in match expression');
  }
  return entry;
};
