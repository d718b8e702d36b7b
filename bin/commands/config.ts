import config from '../../enreach.config.ts';
import type { DeployedEndpoint, Deployment } from '../../lib/operate/deployment.ts';
import { readSecret } from '../../lib/operate/secrets/read-secret.ts';
import { chooseEndpoint, readSecretState } from '../../lib/operate/secrets/secret-state.ts';
import {
  type SupportConfiguration,
  supportConfiguration,
} from '../../lib/operate/support-configuration.ts';
import { type DeploymentOptions, deploymentCommand, withDeployment } from './deployment-options.ts';
import { printJson, printProgress } from './print.ts';

interface ConfigOptions extends DeploymentOptions {
  readonly endpoint?: string;
  readonly reveal?: true;
  readonly json?: true;
}

const configurationOf = async (
  deployment: Deployment,
  endpoint: DeployedEndpoint,
  reveal: true | undefined,
): Promise<SupportConfiguration> => {
  const { name, webhookUrl } = endpoint;
  const configured = config.endpoints.find((one) => one.name === name);
  if (!configured)
    printProgress(`enreach.config.ts has no endpoint ${name}: these are all event types`);
  const { previousVersionId } = await readSecretState(deployment, endpoint);
  if (previousVersionId)
    printProgress(`A rotation of ${name} is open: the Secret is the new one, the other works too`);
  const secret = reveal ? await readSecret(deployment, endpoint) : '(hidden: --reveal)';
  return supportConfiguration(webhookUrl, secret, configured?.subscriptions ?? []);
};

const printConfig = async ({ endpoint: name, reveal, ...options }: ConfigOptions): Promise<void> =>
  withDeployment(options, async (deployment) => {
    const chosen = name ? [chooseEndpoint(deployment, name)] : deployment.endpoints;
    const found = [];
    for (const endpoint of chosen) {
      const configuration = await configurationOf(deployment, endpoint, reveal);
      if (options.json) found.push({ endpoint: endpoint.name, ...configuration });
      else {
        printProgress(`Endpoint ${endpoint.name}:`);
        printJson(configuration);
      }
    }
    if (options.json) printJson(found);
  });

export const configCommand = deploymentCommand('config')
  .description("what Enreach's support needs: the URL, the secret and the subscriptions, as JSON")
  .option('--endpoint <name>', 'only this endpoint')
  .option('--reveal', 'the secret itself as well')
  .addHelpText(
    'after',
    `
It prints the configuration of each endpoint, one after the other, in the format of Enreach's documentation. Subscriptions are
those of enreach.config.ts; an endpoint that has none there gets every event type of docs/events.md. With --json it prints one
list, for programs.

The secret opens the door: hand it over on a way that nobody else reads.

Examples:
  enreach config
  enreach config --endpoint sales --reveal
  enreach config --local --reveal`,
  )
  .action(printConfig);
