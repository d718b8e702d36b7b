import * as v from 'valibot';
import { type Configuration, configurationSchema } from './configuration/schema.ts';

export type { Configuration } from './configuration/schema.ts';

/** What `enreach.config.ts` may say; see docs/configuration.md. */
export type EnreachConfig = v.InferInput<typeof configurationSchema>;

/** A value that is somebody's token by mistake stays untold. */
const given = (option: string, value: unknown): string =>
  /secret|token|password/i.test(option) ? '' : `: ${JSON.stringify(value)}`;

const describe = (issue: v.BaseIssue<unknown>): string => {
  const option = v.getDotPath(issue) ?? 'the configuration';
  if (issue.expected === 'never') return `${option} is no option`;
  if (issue.received === 'undefined') return `${option} is missing`;
  return `${option} ${issue.message}${given(option, issue.input)}`;
};

/** @throws Error that names each wrong option, what was expected there and what was given. */
export const defineConfig = (config: EnreachConfig): Configuration => {
  // To Valibot a list is an object without options.
  if (Array.isArray(config))
    throw new Error(
      `enreach.config.ts: the configuration must be an object: ${JSON.stringify(config)}`,
    );
  const parsed = v.safeParse(configurationSchema, config, { abortPipeEarly: true });
  if (parsed.success) return parsed.output;
  throw new Error(`enreach.config.ts: ${parsed.issues.map(describe).join('; ')}`);
};
