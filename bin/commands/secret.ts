import { Command, InvalidArgumentError } from 'commander';
import { secretMaxAgeMs } from '../../functions/ingress/secret-cache.ts';
import type { DeployedEndpoint, Deployment } from '../../lib/operate/deployment.ts';
import { OperatorError } from '../../lib/operate/operator-error.ts';
import { countSecretUse, finishRotation } from '../../lib/operate/secrets/finish-rotation.ts';
import { readSecret } from '../../lib/operate/secrets/read-secret.ts';
import { rotateSecret } from '../../lib/operate/secrets/rotate-secret.ts';
import { chooseEndpoint, readSecretState } from '../../lib/operate/secrets/secret-state.ts';
import { confirm } from './confirm.ts';
import { type DeploymentOptions, deploymentCommand, withDeployment } from './deployment-options.ts';
import { printJson, printLine, printProgress, printTable } from './print.ts';

interface SecretOptions extends DeploymentOptions {
  readonly endpoint?: string;
  readonly reveal?: true;
  readonly yes?: true;
  readonly json?: true;
}

interface FinishOptions extends SecretOptions {
  readonly quiet: number;
  readonly force?: true;
}

const minutes = (text: string): number => {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1) return number;
  throw new InvalidArgumentError('Expected a whole number of minutes, at least 1.');
};

const show = async (options: SecretOptions): Promise<void> =>
  withDeployment(options, async (deployment) => {
    const chosen = options.endpoint
      ? [chooseEndpoint(deployment, options.endpoint)]
      : deployment.endpoints;
    const shown = await Promise.all(
      chosen.map(async (endpoint) => {
        const { createdAt, previousVersionId } = await readSecretState(deployment, endpoint);
        return {
          endpoint: endpoint.name,
          createdAt: createdAt?.toISOString(),
          rotation: previousVersionId ? 'open' : 'none',
          secret: options.reveal ? await readSecret(deployment, endpoint) : '(hidden: --reveal)',
        };
      }),
    );
    if (options.json) return printJson(shown);
    printTable(
      ['endpoint', 'made', 'rotation', 'secret'],
      shown.map(({ endpoint, createdAt, rotation, secret }) => [
        endpoint,
        createdAt,
        rotation,
        secret,
      ]),
    );
  });

const handOver = (deployment: Deployment, { name }: DeployedEndpoint): string => {
  const where = deployment.isLocal ? ' --local' : '';
  return `enreach config${where} --endpoint ${name} --reveal`;
};

const rotate = async (options: SecretOptions): Promise<void> =>
  withDeployment(options, async (deployment) => {
    const endpoint = chooseEndpoint(deployment, options.endpoint);
    const question = `Make a new secret for ${endpoint.name}? The one in use stays valid until finish.`;
    if (!(await confirm(question, options))) return;
    await rotateSecret(deployment, endpoint);
    if (options.json) return printJson({ endpoint: endpoint.name, rotation: 'open' });
    printLine(`A new secret of ${endpoint.name} is valid beside the one before.`);
    printLine(`Hand to Enreach's support what this prints: ${handOver(deployment, endpoint)}`);
    printLine('When they have changed it: enreach secret finish');
  });

const finish = async (options: FinishOptions): Promise<void> =>
  withDeployment(options, async (deployment) => {
    const endpoint = chooseEndpoint(deployment, options.endpoint);
    const { createdAt, previousVersionId } = await readSecretState(deployment, endpoint);
    if (!previousVersionId) throw new OperatorError(`no rotation of ${endpoint.name} is open`);
    // Before then a function may take the previous secret, which it remembers, for the current one.
    const knownMs = (createdAt?.getTime() ?? 0) + secretMaxAgeMs;
    if (Date.now() < knownMs && !options.force)
      throw new OperatorError(
        `the rotation began less than five minutes ago: what is in use shows after ${new Date(knownMs).toISOString()}`,
      );
    const fromMs = Math.max(knownMs, Date.now() - options.quiet * 60_000);
    const { withCurrent, withPrevious } = await countSecretUse(deployment, endpoint, fromMs);
    printProgress(
      `Since ${new Date(fromMs).toISOString()} ${withCurrent} deliveries came with the new secret, ${withPrevious} with the previous one`,
    );
    const objection =
      withPrevious > 0
        ? 'Enreach still sends the previous secret'
        : 'no delivery came with the new secret yet';
    if ((withPrevious > 0 || withCurrent === 0) && !options.force)
      throw new OperatorError(
        `${objection}: what comes with the previous one would be refused and lost. Wait, look further back with --quiet, or give --force`,
      );
    const question = `Refuse the previous secret of ${endpoint.name} from now on?`;
    if (!(await confirm(question, options))) return;
    await finishRotation(deployment, endpoint, previousVersionId);
    if (options.json) return printJson({ endpoint: endpoint.name, rotation: 'none' });
    printLine(`The previous secret of ${endpoint.name} is refused within five minutes.`);
  });

const secretCommandNamed = (name: string): Command =>
  deploymentCommand(name).option('--endpoint <name>', 'which endpoint, where there are several');

export const secretCommand = new Command('secret')
  .description('the token that Enreach sends: show it, rotate it without losing an event')
  .addCommand(
    secretCommandNamed('show')
      .description('how old the secrets are and whether a rotation is open')
      .option('--reveal', 'the secrets themselves as well')
      .addHelpText(
        'after',
        '\nExamples:\n  enreach secret show\n  enreach secret show --endpoint default --reveal',
      )
      .action(show),
  )
  .addCommand(
    secretCommandNamed('rotate')
      .description('make a new secret; the one in use stays valid until finish')
      .option('-y, --yes', 'do it without asking; without a terminal, nothing is done otherwise')
      .addHelpText(
        'after',
        '\nExamples:\n  enreach secret rotate\n  enreach secret rotate --endpoint sales --yes',
      )
      .action(rotate),
  )
  .addCommand(
    secretCommandNamed('finish')
      .description('end a rotation: refuse the previous secret, once nobody sends it any more')
      .option(
        '--quiet <minutes>',
        'how long nobody may have sent it, and somebody must have sent the new one',
        minutes,
        60,
      )
      .option('--force', 'though somebody has')
      .option('-y, --yes', 'do it without asking; without a terminal, nothing is done otherwise')
      .addHelpText(
        'after',
        '\nExamples:\n  enreach secret finish\n  enreach secret finish --quiet 1440 --yes',
      )
      .action(finish),
  )
  .addHelpText('after', '\nExamples:\n  enreach secret show\n  enreach secret rotate');
