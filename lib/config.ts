import * as v from 'valibot';

const endpointSchema = v.strictObject({
  name: v.string(),
  path: v.string(),
  allowedSources: v.optional(
    v.array(
      v.union([
        v.pipe(v.string(), v.ip()),
        v.pipe(v.string(), v.regex(/^[0-9a-fA-F.:]+\/\d{1,3}$/)),
      ]),
    ),
  ),
});

const configSchema = v.strictObject({
  /** Name of the CloudFormation stack. */
  stackName: v.optional(v.string(), 'EnreachWebhooks'),
  /** URLs that Enreach posts to. */
  endpoints: v.optional(v.array(endpointSchema)),
});

export type EnreachConfig = v.InferInput<typeof configSchema>;

/** @throws Error that names each wrong option and what was expected there. */
export const defineConfig = (config: EnreachConfig) => {
  const parsed = v.safeParse(configSchema, config);
  if (parsed.success) return parsed.output;
  const faults = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
  throw new Error(`enreach.config.ts: ${faults.join('; ')}`);
};
