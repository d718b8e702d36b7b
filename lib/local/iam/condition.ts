import * as v from 'valibot';
import { matchesArn, matchesWildcard } from './wildcard.ts';

type Matches = (expected: string, actual: string) => boolean;

const isSame: Matches = (expected, actual) => expected === actual;
const isSameIgnoringCase: Matches = (expected, actual) =>
  expected.toLowerCase() === actual.toLowerCase();

/**
 * The operators that are emulated; another one is refused by name when the template is read.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
const operators = {
  StringEquals: isSame,
  StringLike: matchesWildcard,
  Bool: isSameIgnoringCase,
  // The page says of these two that they behave identically.
  ArnEquals: matchesArn,
  ArnLike: matchesArn,
};

const values = v.pipe(
  v.union([v.string(), v.boolean(), v.array(v.string())]),
  v.transform((value): readonly string[] => (Array.isArray(value) ? value : [`${value}`])),
);
const byKey = v.record(v.string(), values);

/** One key of a condition: the request's value must match one of these. */
interface Condition {
  readonly matches: Matches;
  readonly key: string;
  readonly allowed: readonly string[];
}

const conditionsOf =
  (matches: Matches) =>
  (keys: v.InferOutput<typeof byKey>): readonly Condition[] =>
    Object.entries(keys).map(([key, allowed]) => ({ matches, key: key.toLowerCase(), allowed }));

const operator = (name: keyof typeof operators) =>
  v.optional(v.pipe(byKey, v.transform(conditionsOf(operators[name]))), {});

export const conditionSchema = v.pipe(
  v.strictObject({
    StringEquals: operator('StringEquals'),
    StringLike: operator('StringLike'),
    Bool: operator('Bool'),
    ArnEquals: operator('ArnEquals'),
    ArnLike: operator('ArnLike'),
  }),
  v.transform((block): readonly Condition[] => Object.values(block).flat()),
);

/** The condition keys of a request, in lower case: their names are not case-sensitive. */
export type ConditionContext = ReadonlyMap<string, string>;

/** All must hold; one whose key the request lacks does not. */
export const conditionsHold = (
  conditions: readonly Condition[],
  context: ConditionContext,
): boolean =>
  conditions.every(({ matches, key, allowed }) => {
    const actual = context.get(key);
    return actual !== undefined && allowed.some((expected) => matches(expected, actual));
  });
