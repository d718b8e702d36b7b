import * as v from 'valibot';
import { conditionSchema } from './condition.ts';

const oneOrMore = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((value): readonly string[] => (typeof value === 'string' ? [value] : value)),
);

/** `${aws:username}` and the like are not emulated. */
const hasNoVariable = (values: readonly string[]): boolean =>
  !values.some((value) => value.includes('${'));

const principalSchema = v.pipe(
  v.union([
    v.literal('*'),
    v.strictObject({ AWS: v.optional(oneOrMore), Service: v.optional(oneOrMore) }),
  ]),
  v.transform((value) =>
    value === '*'
      ? { everybody: true, accounts: [], services: [] }
      : { everybody: false, accounts: value.AWS ?? [], services: value.Service ?? [] },
  ),
);

/** Strict: `NotAction`, `NotResource`, `NotPrincipal` and unknown conditions are refused by name, never ignored. */
const statementSchema = v.strictObject({
  Sid: v.optional(v.string()),
  Effect: v.picklist(['Allow', 'Deny']),
  Principal: v.optional(principalSchema),
  Action: oneOrMore,
  /** A role's trust policy has none. */
  Resource: v.optional(v.pipe(oneOrMore, v.check(hasNoVariable)), ['*']),
  Condition: v.optional(conditionSchema, {}),
});

export type Statement = v.InferOutput<typeof statementSchema>;
export type StatementPrincipal = v.InferOutput<typeof principalSchema>;

/**
 * A policy as a template holds it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export const policyDocument = v.strictObject({
  Version: v.optional(v.string()),
  Id: v.optional(v.string()),
  Statement: v.pipe(
    v.unknown(),
    // Not a union, whose refusal would not name the property.
    v.transform((value): readonly unknown[] => (Array.isArray(value) ? value : [value])),
    v.array(statementSchema),
  ),
});
