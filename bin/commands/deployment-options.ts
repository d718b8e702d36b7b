import { Command } from 'commander';
import config from '../../enreach.config.ts';
import { destroyClients } from '../../lib/operate/clients.ts';
import { type Deployment, findDeployment } from '../../lib/operate/deployment.ts';
import { UsageError } from '../../lib/operate/operator-error.ts';
import { printedCommands } from '../../lib/operate/printed-commands.ts';

/** Where `npm start` answers for AWS unless it is told otherwise. */
export const localAwsPort = 4566;
const defaultLocalEndpoint = `http://127.0.0.1:${localAwsPort}`;

export interface DeploymentOptions {
  readonly stack?: string;
  readonly region?: string;
  readonly profile?: string;
  readonly local?: true;
  readonly endpointUrl?: string;
}

/** A command that works on a deployment, be it on AWS or in the local cloud. */
export const deploymentCommand = (name: string): Command =>
  new Command(name)
    .option(
      '--stack <name>',
      `name of the CloudFormation stack (default: ${config.stackName}; in the local cloud, the one that runs)`,
    )
    .option('--region <region>', 'AWS region (default: of the profile or the environment)')
    .option('--profile <profile>', 'AWS profile (default: of the environment)')
    .option('--local', 'the local cloud of npm start')
    .option('--endpoint-url <url>', `where it answers for AWS, if not at ${defaultLocalEndpoint}`)
    .option('--json', 'print JSON, for programs');

/** Finds the deployment that the options name, works on it, and lets go of it. */
export const withDeployment = async <Result>(
  { stack, region, profile, local, endpointUrl }: DeploymentOptions,
  work: (deployment: Deployment) => Promise<Result>,
): Promise<Result> => {
  const localEndpoint = endpointUrl ?? (local && defaultLocalEndpoint);
  if (localEndpoint && (region || profile))
    throw new UsageError('the local cloud has no --region and no --profile: leave them out');
  const commands = printedCommands(
    {
      stack: stack === config.stackName ? undefined : stack,
      region,
      profile,
      local,
      endpointUrl,
    },
    localEndpoint,
  );
  const access = { region, profile, localEndpoint };
  const name = stack ?? (localEndpoint ? undefined : config.stackName);
  const deployment = await findDeployment(name, access, commands);
  try {
    return await work(deployment);
  } finally {
    destroyClients(deployment.clients);
  }
};
