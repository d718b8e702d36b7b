import * as v from 'valibot';
import type { Synthesized } from '../constructs/synthesized.ts';

const oneOrMore = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((value) => (typeof value === 'string' ? [value] : value)),
);

/** Strict: `NotAction`, `NotResource`, `NotPrincipal` and what else is not understood fails. */
const statementSchema = v.strictObject({
  Sid: v.optional(v.string()),
  Effect: v.picklist(['Allow', 'Deny']),
  Principal: v.optional(v.union([v.literal('*'), v.record(v.string(), oneOrMore)])),
  Action: oneOrMore,
  /** A role's trust policy has none. */
  Resource: v.optional(oneOrMore, []),
  Condition: v.optional(v.record(v.string(), v.unknown()), {}),
});

const documentSchema = v.object({ Version: v.string(), Statement: v.array(statementSchema) });

export type Statement = v.InferOutput<typeof statementSchema> & {
  /** Name of the resource that has it. */
  readonly of: string;
};

const jsonText = v.pipe(v.string(), v.startsWith('{'), v.parseJson());

/** The policy of log groups is JSON in a string. */
const documentsIn = (value: unknown): unknown[] => {
  const { success, output } = v.safeParse(jsonText, value);
  const inner = success ? output : value;
  if (typeof inner !== 'object' || inner === null) return [];
  return 'Statement' in inner ? [inner] : Object.values(inner).flatMap(documentsIn);
};

/** Every statement of every policy in the template, wherever a resource has one. */
export const statementsOf = (stack: Synthesized): Statement[] =>
  stack.resources.flatMap(({ name, properties }) =>
    documentsIn(properties).flatMap((document) =>
      v.parse(documentSchema, document).Statement.map((statement) => ({ ...statement, of: name })),
    ),
  );
