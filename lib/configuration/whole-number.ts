import * as v from 'valibot';
import type { Limit } from '../constructs/limits.ts';

export const wholeNumber = ({ least, most }: Limit) => {
  const rule = `must be a whole number, ${least} to ${most}`;
  return v.pipe(v.number(rule), v.integer(rule), v.minValue(least, rule), v.maxValue(most, rule));
};
