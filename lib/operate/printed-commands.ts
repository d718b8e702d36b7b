/** Where a deployment is, as the operator wrote it. */
export interface GivenOptions {
  /** Undefined where it is the one of `enreach.config.ts`. */
  readonly stack?: string | undefined;
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
  readonly local?: true | undefined;
  readonly endpointUrl?: string | undefined;
}

/** Writes commands that do on the same deployment what they say. */
export interface PrintedCommands {
  /** @param command - `dlq list`, options included. */
  readonly enreach: (command: string) => string;
  /** @param command - `events describe-replay …`, of the AWS CLI. */
  readonly aws: (command: string) => string;
}

const quoted = (value: string): string =>
  /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;

const written = (options: readonly (readonly [name: string, value: string | undefined])[]) =>
  options
    .flatMap(([name, value]) => (value === undefined ? [] : ` --${name} ${quoted(value)}`))
    .join('');

/** @param localEndpoint - of the local cloud, given or not. */
export const printedCommands = (
  { stack, region, profile, local, endpointUrl }: GivenOptions,
  localEndpoint: string | undefined,
): PrintedCommands => {
  const where = [
    ['region', region],
    ['profile', profile],
  ] as const;
  const ofEnreach = `${written([['stack', stack], ...where, ['endpoint-url', endpointUrl]])}${local && endpointUrl === undefined ? ' --local' : ''}`;
  const ofAws = written([...where, ['endpoint-url', localEndpoint]]);
  return {
    enreach: (command) => `enreach ${command}${ofEnreach}`,
    aws: (command) => `aws ${command}${ofAws}`,
  };
};
