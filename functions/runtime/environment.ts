import * as v from 'valibot';

const text = v.pipe(v.string(), v.nonEmpty());

const schema = v.object({
  /** Name of the CloudFormation stack: the dimension `stack` of every metric. */
  STACK_NAME: text,
  /** Name of the function among its stack's: the dimension `service`, and `service` in every line of the log. */
  POWERTOOLS_SERVICE_NAME: text,
});

/** What every function is told, as the construct writes it. */
export type FunctionVariables = v.InferInput<typeof schema>;

/** @throws Error naming every variable that is missing or empty. */
export const readFunctionEnvironment = (
  variables: Readonly<Record<string, string | undefined>>,
): FunctionVariables => {
  const parsed = v.safeParse(schema, variables);
  if (parsed.success) return parsed.output;
  const faults = parsed.issues.map((issue) => v.getDotPath(issue));
  throw new Error(`environment variables missing or empty: ${faults.join(', ')}`);
};
