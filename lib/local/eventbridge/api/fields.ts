import * as v from 'valibot';

/** The second half of what AWS says of a parameter; `parse-request.ts` has the first. */
export const constraintOf = (expression: string): string =>
  `Member must satisfy regular expression pattern: ${expression}`;

const atLeast = (length: number) => `Member must have length greater than or equal to ${length}`;
const atMost = (length: number) => `Member must have length less than or equal to ${length}`;

export const textOf = (shortest: number, longest: number) =>
  v.pipe(
    v.string(),
    v.minLength(shortest, atLeast(shortest)),
    v.maxLength(longest, atMost(longest)),
  );

export const listOf = <Schema extends v.GenericSchema>(
  item: Schema,
  shortest: number,
  longest: number,
) =>
  v.pipe(
    v.array(item),
    v.minLength(shortest, atLeast(shortest)),
    v.maxLength(longest, atMost(longest)),
  );

export const range = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.integer(),
    v.minValue(least, `Member must have value greater than or equal to ${least}`),
    v.maxValue(most, `Member must have value less than or equal to ${most}`),
  );

export const oneOf = <const Values extends readonly string[]>(values: Values) =>
  v.picklist(values, `Member must satisfy enum value set: [${values.join(', ')}]`);

const nameOf = (longest: number) =>
  v.pipe(textOf(1, longest), v.regex(/^[\w.-]+$/, constraintOf('[\\.\\-_A-Za-z0-9]+')));

export const ruleName = nameOf(64);
export const archiveName = nameOf(48);
export const replayName = nameOf(64);
export const busName = v.optional(textOf(1, 1600));
export const namePrefix = v.optional(textOf(1, 64));

/** What every list takes. */
export const pageFields = {
  Limit: v.optional(range(1, 100)),
  NextToken: v.optional(textOf(1, 2048)),
};
