import { InvalidPatternError } from './invalid-pattern-error.ts';

/** EventBridge compares numbers from minus to plus this, inclusive. */
export const NUMBER_LIMIT = 5e9;

/**
 * A number as EventBridge compares it: in millionths (six decimals count), from zero at minus five
 * billion.
 *
 * The arithmetic is event-ruler's own, step by step, so that two numbers that round to one there do
 * so here.
 *
 * @returns nothing for a number beyond the limit: such a number equals only its own text.
 * @see https://github.com/aws/event-ruler `ComparableNumber.java` up to 1.7; releases from 1.8
 * compare every double, which EventBridge does not promise
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 * numeric matching
 */
export const comparableNumber = (value: number): number | undefined =>
  Math.abs(value) <= NUMBER_LIMIT ? Math.trunc(1e6 * (NUMBER_LIMIT + value)) : undefined;

/**
 * @throws InvalidPatternError for a number that EventBridge cannot compare, in a pattern that would
 * have it do so.
 */
export const requireComparable = (number: number): number => {
  const comparable = comparableNumber(number);
  if (comparable !== undefined) return comparable;
  throw new InvalidPatternError(
    `Value must be between -${NUMBER_LIMIT} and ${NUMBER_LIMIT}, inclusive, not ${number}`,
  );
};
