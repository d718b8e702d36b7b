import { payloadOf, removeTemporaryFunctions, temporaryFunction } from './temporary-function.ts';

afterEach(removeTemporaryFunctions);

const environmentHandler = `
  import { homedir } from 'node:os';
  const atInit = { ...process.env };
  export const handler = async () => ({
    atInit, homedir: homedir(), cwd: process.cwd(), zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    execArgv: process.execArgv,
  });`;

it("gives the function its own variables and Lambda's, and none of this process's", async () => {
  const lambda = temporaryFunction(environmentHandler, {
    environment: {
      TABLE_NAME: 'deliveries',
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'LOCAL',
      LANG: 'fi_FI.UTF-8',
      AWS_LAMBDA_FUNCTION_NAME: 'may not be set',
    },
  });

  expect(payloadOf(await lambda.invoke({}))).toEqual({
    atInit: {
      _HANDLER: 'index.handler',
      AWS_ACCESS_KEY_ID: 'LOCAL',
      AWS_DEFAULT_REGION: 'eu-west-1',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
      AWS_LAMBDA_FUNCTION_NAME: 'tested',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/tested',
      AWS_LAMBDA_LOG_STREAM_NAME: expect.any(String),
      AWS_REGION: 'eu-west-1',
      HOME: '/home/sbx_user1051',
      LAMBDA_RUNTIME_DIR: '/var/runtime',
      LAMBDA_TASK_ROOT: lambda.codeDirectory,
      LANG: 'fi_FI.UTF-8',
      PATH: '/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin',
      TABLE_NAME: 'deliveries',
      TZ: ':UTC',
    },
    homedir: '/home/sbx_user1051',
    cwd: lambda.codeDirectory,
    zone: 'UTC',
    execArgv: ['--max-old-space-size=256'],
  });
});

it('applies NODE_OPTIONS of the template, such as source maps', async () => {
  const { invoke } = temporaryFunction(
    `export const handler = async () => process.sourceMapsEnabled;`,
    { environment: { NODE_OPTIONS: '--enable-source-maps' } },
  );
  const { invoke: plain } = temporaryFunction(
    `export const handler = async () => process.sourceMapsEnabled;`,
  );

  expect(payloadOf(await invoke({}))).toBe(true);
  expect(payloadOf(await plain({}))).toBe(false);
});
