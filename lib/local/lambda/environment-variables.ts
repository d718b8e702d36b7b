import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FunctionDefinition } from './function-types.ts';

const regionOf = (arn: string): string => arn.split(':')[3] ?? '';

/** Of one execution environment, as Lambda names it. */
export const newLogStream = (): string =>
  `${new Date().toISOString().slice(0, 10).replaceAll('-', '/')}/[$LATEST]${randomBytes(16).toString('hex')}`;

/**
 * All that one execution environment has in `process.env`: nothing of this process leaks in.
 *
 * What Lambda reserves wins over the function's own variables, which win over what Lambda merely presets.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
export const environmentVariables = (
  definition: FunctionDefinition,
  logStreamName: string = newLogStream(),
): Record<string, string> => {
  const { AWS_REGION: region = regionOf(definition.arn), ...own } = definition.environment;
  return {
    LANG: 'en_US.UTF-8',
    PATH: '/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin',
    TZ: ':UTC',
    // Without it Node asks the system who runs it, and the SDK would read that person's ~/.aws.
    HOME: '/home/sbx_user1051',
    // For the start of the process only, which forgets it before the function's code loads: bootstrap.ts and the
    // bundle are then compiled once, not once an environment (halves a cold start).
    NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${definition.name}`,
    ...own,
    _HANDLER: definition.handler,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMb),
    AWS_LAMBDA_FUNCTION_NAME: definition.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_STREAM_NAME: logStreamName,
    AWS_REGION: region,
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    LAMBDA_TASK_ROOT: definition.codeDirectory,
  };
};
