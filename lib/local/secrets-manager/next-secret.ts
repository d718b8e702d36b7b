import { generateSecret } from './secrets.ts';

/**
 * The value of the next secret that is made.
 *
 * @param given - values in the order of the template, the last one for all that are left; what is used is taken away.
 * @returns a generated value where none was given.
 */
export const nextSecret = (given: string[], generatedLength: number): string => {
  const [next, ...others] = given;
  if (next === undefined) return generateSecret(generatedLength);
  if (others.length > 0) given.shift();
  return next;
};
