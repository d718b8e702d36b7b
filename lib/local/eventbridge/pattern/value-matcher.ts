import type { EventValue } from './event-value.ts';

/** One entry of a field's list in a pattern, as a test of one value. */
export interface ValueMatcher {
  readonly matches: (value: EventValue) => boolean;
  /**
   * Whether it compares numbers, which decides how all entries of its list read a number; see
   * `field-condition.ts`.
   */
  readonly comparesNumbers?: boolean;
}

/** `{"exists": false}`: the one entry that is no test of a value. */
export const ABSENT = 'absent';

export type FieldMatcher = ValueMatcher | typeof ABSENT;
