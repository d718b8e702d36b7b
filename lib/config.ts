import * as v from 'valibot';
import { endpointOptions, endpointsOf } from '../functions/ingress/environment.ts';

const configSchema = v.strictObject(
  {
    /** Name of the CloudFormation stack. */
    stackName: v.optional(
      v.pipe(
        v.string('must be a string'),
        v.regex(
          /^[A-Za-z][A-Za-z0-9-]{0,127}$/,
          'must be up to 128 letters, digits and dashes, a letter first',
        ),
      ),
      'EnreachWebhooks',
    ),
    /** URLs that Enreach posts to. */
    endpoints: v.optional(endpointsOf(v.strictObject(endpointOptions, 'must be an object'))),
    /** Whether to keep a schema of every event type in an EventBridge schema registry. */
    schemaRegistry: v.optional(v.boolean('must be true or false')),
  },
  'must be an object',
);

export type EnreachConfig = v.InferInput<typeof configSchema>;

const describe = (issue: v.BaseIssue<unknown>): string => {
  const option = v.getDotPath(issue) ?? 'the configuration';
  if (issue.expected === 'never') return `${option} is no option`;
  return `${option} ${issue.received === 'undefined' ? 'is missing' : issue.message}`;
};

/** @throws Error that names each wrong option and what was expected there. */
export const defineConfig = (config: EnreachConfig) => {
  const parsed = v.safeParse(configSchema, config);
  if (parsed.success) return parsed.output;
  throw new Error(`enreach.config.ts: ${parsed.issues.map(describe).join('; ')}`);
};
