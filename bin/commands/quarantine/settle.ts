import { setTimeout } from 'node:timers/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Deployment } from '../../../lib/operate/deployment.ts';
import { explainError } from '../../../lib/operate/explain-error.ts';
import { OperatorError, UsageError } from '../../../lib/operate/operator-error.ts';
import { dropQuarantined } from '../../../lib/operate/quarantine/drop-quarantined.ts';
import { getQuarantinedHead } from '../../../lib/operate/quarantine/get-quarantined.ts';
import {
  listQuarantined,
  type QuarantineFilter,
} from '../../../lib/operate/quarantine/list-quarantined.ts';
import type { Quarantined } from '../../../lib/operate/quarantine/quarantined.ts';
import {
  releaseQuarantined,
  type Winner,
} from '../../../lib/operate/quarantine/release-quarantined.ts';
import { confirm } from '../confirm.ts';
import {
  type DeploymentOptions,
  deploymentCommand,
  withDeployment,
} from '../deployment-options.ts';
import { printJson, printLine, printProgress } from '../print.ts';
import { withQuarantineFilter } from './filter.ts';

interface SettleOptions extends DeploymentOptions, QuarantineFilter {
  readonly all?: true;
  readonly yes?: true;
  readonly rate: number;
  readonly json?: true;
}

interface ReleaseOptions extends SettleOptions {
  readonly winner?: Winner;
}

const ratePerSecond = (text: string): number => {
  const rate = Number(text);
  if (rate > 0 && rate <= 1000) return rate;
  throw new InvalidArgumentError('Expected a number above 0, at most 1000.');
};

/** The deliveries that are named, or those that the filter chooses. */
const choose = async (
  deployment: Deployment,
  deliveryIds: readonly string[],
  { all, reason, eventType }: SettleOptions,
): Promise<readonly Quarantined[]> => {
  const byFilter = all || reason || eventType;
  if (byFilter ? deliveryIds.length > 0 : deliveryIds.length === 0)
    throw new UsageError('which? Name delivery ids, or choose by --reason, --event-type or --all');
  if (byFilter) return Array.fromAsync(listQuarantined(deployment, { reason, eventType }));
  const found = await Promise.all(deliveryIds.map((id) => getQuarantinedHead(deployment, id)));
  const missing = deliveryIds.filter((_, at) => !found[at]);
  if (missing.length > 0)
    throw new OperatorError(`the quarantine holds no delivery ${missing.join(', ')}`);
  return found.filter((delivery) => delivery !== undefined);
};

interface Settled {
  readonly deliveryId: string;
  readonly outcome: string;
  /** Of those that failed. */
  readonly error?: string;
}

/** Works on each in turn, no faster than the rate; says what became of how many. One that fails holds up no other. */
const settleAll = async (
  { commands }: Deployment,
  chosen: readonly Quarantined[],
  { rate, json }: SettleOptions,
  settle: (quarantined: Quarantined) => Promise<{ readonly outcome: string }>,
): Promise<void> => {
  const results: Settled[] = [];
  for (const quarantined of chosen) {
    if (results.length > 0) await setTimeout(1000 / rate);
    const { deliveryId } = quarantined;
    const result: Settled = await settle(quarantined).then(
      (settled) => ({ deliveryId, ...settled }),
      (error) => ({ deliveryId, outcome: 'failed', error: explainError(error) }),
    );
    results.push(result);
    const { outcome, error } = result;
    if (!json)
      printProgress(
        [`${results.length}/${chosen.length}`, deliveryId, outcome, error ?? '']
          .join('  ')
          .trimEnd(),
      );
  }
  if (json) printJson(results);
  else
    for (const [outcome, { length }] of Map.groupBy(results, (result) => result.outcome))
      printLine(`${length} ${outcome}`);
  if (results.some(({ outcome }) => outcome === 'needsWinner'))
    printProgress(
      `Next: compare both contents (${commands.enreach('quarantine show <delivery id> --body')}), then choose with --winner`,
    );
  if (results.some(({ outcome }) => outcome === 'notPublished'))
    printProgress(
      'Nothing is published under the Id of those that are notPublished: they stay; use --winner quarantined',
    );
  const unsettled = results.filter(
    ({ outcome }) => outcome !== 'released' && outcome !== 'dropped',
  );
  if (unsettled.length > 0) process.exitCode = 1;
};

const sayNothingIsChosen = ({ json }: SettleOptions): void =>
  json ? printJson([]) : printLine('Nothing in the quarantine is chosen.');

const idsOf = (chosen: readonly Quarantined[]) => chosen.map(({ deliveryId }) => deliveryId);

const announce = (verb: string, chosen: readonly Quarantined[], which = ''): void => {
  for (const [reason, { length }] of Map.groupBy(chosen, (quarantined) => quarantined.reason))
    printProgress(`Would ${verb} ${length} quarantined for ${reason}${which}`);
};

const release = async (deliveryIds: readonly string[], options: ReleaseOptions): Promise<void> =>
  withDeployment(options, async (deployment) => {
    // Two contents of one Id would win in turn, and again at the next attempt.
    if (options.winner === 'quarantined' && deliveryIds.length === 0)
      throw new UsageError('--winner quarantined is decided one by one: name the delivery ids');
    const chosen = await choose(deployment, deliveryIds, options);
    if (chosen.length === 0) return sayNothingIsChosen(options);
    const isLoser = ({ reason }: Quarantined) =>
      options.winner === 'published' && reason === 'idConflict';
    const losers = chosen.filter(isLoser);
    const others = chosen.filter((one) => !isLoser(one));
    announce('validate and release', others);
    announce('remove for good', losers, ', whose Id is published with other content');
    if (chosen.some(({ reason }) => reason === 'stale'))
      printProgress(
        'Stale deliveries are older than the memory of published Ids: each may be published a second time.',
      );
    const question =
      losers.length === 0
        ? `Release ${others.length}?`
        : `Release ${others.length} and remove ${losers.length} for good?`;
    const plan = { would: 'release', release: idsOf(others), remove: idsOf(losers) };
    if (!(await confirm(question, options, plan))) return;
    await settleAll(deployment, chosen, options, ({ deliveryId }) =>
      releaseQuarantined(deployment, deliveryId, options.winner),
    );
  });

const drop = async (deliveryIds: readonly string[], options: SettleOptions): Promise<void> =>
  withDeployment(options, async (deployment) => {
    const chosen = await choose(deployment, deliveryIds, options);
    if (chosen.length === 0) return sayNothingIsChosen(options);
    announce('remove for good', chosen);
    const plan = { would: 'drop', remove: idsOf(chosen) };
    if (!(await confirm(`Remove ${chosen.length} for good?`, options, plan))) return;
    await settleAll(deployment, chosen, options, async (quarantined) => ({
      outcome: (await dropQuarantined(deployment, quarantined)) ? 'dropped' : 'gone',
    }));
  });

const settleCommand = (name: string): Command =>
  withQuarantineFilter(deploymentCommand(name))
    .argument('[delivery ids...]', 'as the list shows them')
    .option('--all', 'everything in the quarantine')
    .option('--rate <number>', 'how many a second at most', ratePerSecond, 10)
    .option('-y, --yes', 'do it without asking; without a terminal, nothing is done otherwise');

export const quarantineReleaseCommand = settleCommand('release')
  .description('send deliveries through the pipeline again, where they would pass now')
  .addOption(
    new Option(
      '--winner <content>',
      'for idConflict: `quarantined` publishes this content under the Id as well (name the delivery ids), `published` removes it for good',
    ).choices(['quarantined', 'published']),
  )
  .addHelpText(
    'after',
    `
Each is validated first: what would be refused again stays, with the reason. What was published under the same Id with the
same content already is recognised as a duplicate.

Examples:
  enreach quarantine release 0a1b2c3d-…
  enreach quarantine release --reason invalidPayload --event-type QueueStatus --yes
  enreach quarantine release 0a1b2c3d-… --winner quarantined`,
  )
  .action(release);

export const quarantineDropCommand = settleCommand('drop')
  .description('remove deliveries from the quarantine for good')
  .addHelpText(
    'after',
    `
Examples:
  enreach quarantine drop 0a1b2c3d-…
  enreach quarantine drop --reason invalidJson --yes`,
  )
  .action(drop);
