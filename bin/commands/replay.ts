import { setTimeout } from 'node:timers/promises';
import { OperatorError, UsageError } from '../../lib/operate/operator-error.ts';
import type { PrintedCommands } from '../../lib/operate/printed-commands.ts';
import {
  describeReplay,
  type ReplayProgress,
  rulesForReplay,
  startReplay,
} from '../../lib/operate/replay-events.ts';
import { confirm } from './confirm.ts';
import { type DeploymentOptions, deploymentCommand, withDeployment } from './deployment-options.ts';
import { printJson, printLine, printProgress } from './print.ts';
import { timeArgument } from './time-option.ts';

interface ReplayOptions extends DeploymentOptions {
  readonly from: Date;
  readonly to: Date;
  readonly rule: readonly string[];
  readonly yes?: true;
  readonly wait?: true;
  readonly json?: true;
}

/** AWS has us wait so long before a replay. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-replay-archived-event.html */
const archiveLagMs = 600_000;

const isUnderWay = ({ state }: Pick<ReplayProgress, 'state'>): boolean =>
  state === 'STARTING' || state === 'RUNNING';

/** Of a replay that goes on without us. */
export const nextSteps = (
  name: string,
  progress: Pick<ReplayProgress, 'state'>,
  { aws }: PrintedCommands,
): readonly string[] =>
  isUnderWay(progress)
    ? [
        `Look again: ${aws(`events describe-replay --replay-name ${name}`)}`,
        `Stop it: ${aws(`events cancel-replay --replay-name ${name}`)}`,
      ]
    : [];

const replay = async ({ from, to, ...options }: ReplayOptions): Promise<void> =>
  withDeployment(options, async (deployment) => {
    const nowMs = Date.now();
    if (from >= to) throw new UsageError('--from must be before --to');
    if (to.getTime() > nowMs) throw new UsageError('--to must not be in the future');
    const rules = await rulesForReplay(deployment, options.rule);
    const span = `${from.toISOString()} to ${to.toISOString()}`;
    if (rules.length === 0)
      throw new OperatorError('the bus has no enabled rule: nobody would see the events');
    printProgress(`Would publish every archived event of ${span} again, to:`);
    for (const { name } of rules) printProgress(`  ${name}`);
    printProgress(
      'Events are chosen by their own time; EventBridge has no other filter. They carry replay-name.',
    );
    if (nowMs - to.getTime() < archiveLagMs)
      printProgress(
        'Events of the last ten minutes may not be in the archive yet: these would be left out.',
      );
    const plan = { would: 'replay', from, to, rules: rules.map(({ name }) => name) };
    if (!(await confirm(`Replay to ${rules.length} rules?`, options, plan))) return;
    const name = `enreach-${new Date().toISOString().replaceAll(/[^0-9TZ]/g, '-')}`;
    await startReplay(deployment, { name, from, to, rules });
    let progress = await describeReplay(deployment, name);
    while (options.wait && isUnderWay(progress)) {
      printProgress(
        `${progress.state}, up to ${progress.lastEventTime?.toISOString() ?? 'the start'}`,
      );
      await setTimeout(deployment.isLocal ? 50 : 10_000);
      progress = await describeReplay(deployment, name);
    }
    if (options.json) printJson({ name, ...progress, rules: rules.map((rule) => rule.name) });
    else printLine(`${name}: ${progress.state}`);
    if (!options.json)
      for (const line of nextSteps(name, progress, deployment.commands)) printLine(line);
    if (progress.state === 'FAILED')
      throw new OperatorError(`the replay failed: ${progress.reason}`);
  });

export const replayCommand = deploymentCommand('replay')
  .description('publish archived events again, to the rules that need them')
  .requiredOption(
    '--from <time>',
    'first event time: 2026-01-15T08:00:00Z, or 90m, 6h, 2d ago',
    timeArgument,
  )
  .option('--to <time>', 'last event time, likewise', timeArgument, new Date())
  .option(
    '--rule <name>',
    'only to this rule; may be repeated',
    (name: string, names: readonly string[]) => [...names, name],
    [],
  )
  .option('--wait', 'until it is complete')
  .option('-y, --yes', 'do it without asking; without a terminal, nothing is done otherwise')
  .addHelpText(
    'after',
    `
Without --rule every rule of the bus that matches sees the events again.

Examples:
  enreach replay --from 6h --rule MissedCallRule
  enreach replay --from 2026-01-15T08:00:00Z --to 2026-01-15T09:00:00Z --rule MissedCallRule --yes --wait`,
  )
  .action(replay);
