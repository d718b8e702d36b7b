import { addressDigits } from './address-digits.ts';
import { comparableNumber } from './comparable-number.ts';
import type { JsonScalar } from './json.ts';

/** One value of an event in each of the readings that operators compare. */
export interface EventValue {
  /**
   * A string in double quotes, anything else bare: `"5"` and `5` differ, and text operators can
   * only match strings.
   */
  readonly text: string;
  readonly number: number | undefined;
  /**
   * Upper-case hexadecimal digits of an address; see `address-range.ts` for why bare values have
   * them too.
   */
  readonly addressDigits: string | undefined;
}

/**
 * @see https://github.com/aws/event-ruler `Event.java` (`addField`) and `ByteMachine.transitionOn`
 */
export const readValue = (value: JsonScalar): EventValue => {
  if (typeof value === 'string') {
    return { text: `"${value}"`, number: undefined, addressDigits: addressDigits(value) };
  }
  const text = String(value);
  const number = typeof value === 'number' ? comparableNumber(value) : undefined;
  return { text, number, addressDigits: text };
};
