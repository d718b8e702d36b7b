import { Command } from 'commander';
import { OperatorError } from '../../lib/operate/operator-error.ts';
import { finishRotation } from '../../lib/operate/secrets/finish-rotation.ts';
import { readSecret } from '../../lib/operate/secrets/read-secret.ts';
import { rotateSecret } from '../../lib/operate/secrets/rotate-secret.ts';
import { chooseEndpoint, readSecretState } from '../../lib/operate/secrets/secret-state.ts';
import {
  type RotationEvidence,
  readRotationEvidence,
} from '../../lib/operate/secrets/secret-use.ts';
import { confirm } from './confirm.ts';
import { type DeploymentOptions, deploymentCommand, withDeployment } from './deployment-options.ts';
import { wholeNumber } from './option-values.ts';
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

const rotate = async (options: SecretOptions): Promise<void> =>
  withDeployment(options, async (deployment) => {
    const { enreach } = deployment.commands;
    const { name, ...endpoint } = chooseEndpoint(deployment, options.endpoint);
    const question = `Make a new secret for ${name}? The one in use stays valid until finish.`;
    if (!(await confirm(question, options, { would: 'rotate', endpoint: name }))) return;
    await rotateSecret(deployment, { name, ...endpoint });
    if (options.json) return printJson({ endpoint: name, rotation: 'open' });
    const handOver = enreach(`config --endpoint ${name} --reveal`);
    printLine(`A new secret of ${name} is valid beside the one before.`);
    printLine(`Hand to Enreach's support what this prints: ${handOver}`);
    printLine(`When they have changed it: ${enreach(`secret finish --endpoint ${name}`)}`);
  });

/** Undefined where the evidence has nothing against it. */
const objectionTo = (evidence: RotationEvidence): string | undefined => {
  if (evidence.kind === 'tooEarly')
    return `the rotation began less than five minutes ago: what is in use shows after ${evidence.until.toISOString()}`;
  if (evidence.kind === 'notLogged')
    return `which secret is in use cannot be told: at logLevel ${evidence.logLevel} the ingress does not log what it accepts. See the metrics Accepted and TokenMatchedPrevious on the dashboard, then give --force`;
  const { withCurrent, withPrevious, previousSeenAt } = evidence.use;
  const risk = 'what comes with the previous one would be refused and lost';
  if (withPrevious > 0)
    return `Enreach sent the previous secret, last at ${previousSeenAt?.toISOString()}: ${risk}. Where they have changed it since, look less far back with --quiet; or give --force`;
  if (withCurrent === 0)
    return `no delivery came with the new secret yet: ${risk}. Wait, look further back with --quiet, or give --force`;
  return undefined;
};

const finish = async (options: FinishOptions): Promise<void> =>
  withDeployment(options, async (deployment) => {
    const endpoint = chooseEndpoint(deployment, options.endpoint);
    const { createdAt, previousVersionId } = await readSecretState(deployment, endpoint);
    if (!previousVersionId) throw new OperatorError(`no rotation of ${endpoint.name} is open`);
    const evidence = await readRotationEvidence(deployment, endpoint, {
      createdMs: createdAt?.getTime() ?? 0,
      nowMs: Date.now(),
      lookBackMs: options.quiet * 60_000,
    });
    if (evidence.kind === 'counted') {
      const { withCurrent, withPrevious } = evidence.use;
      printProgress(
        `Since ${evidence.from.toISOString()} ${withCurrent} deliveries came with the new secret, ${withPrevious} with the previous one`,
      );
    }
    const objection = objectionTo(evidence);
    if (objection && !options.force) throw new OperatorError(objection);
    if (objection) printProgress(`Forced, though ${objection}`);
    const question = `Refuse the previous secret of ${endpoint.name} from now on?`;
    const plan = { would: 'finish', endpoint: endpoint.name, evidence };
    if (!(await confirm(question, options, plan))) return;
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
        'how long nobody may have sent it, and somebody must have sent the new one; at most since the rotation',
        wholeNumber(1),
        24 * 60,
      )
      .option('--force', 'though somebody has, or though it cannot be told')
      .option('-y, --yes', 'do it without asking; without a terminal, nothing is done otherwise')
      .addHelpText(
        'after',
        `
It reads from the ingress's log which secret came. What enreach send posts counts as well: post nothing meanwhile.

Examples:
  enreach secret finish
  enreach secret finish --quiet 60 --yes`,
      )
      .action(finish),
  )
  .addHelpText('after', '\nExamples:\n  enreach secret show\n  enreach secret rotate');
