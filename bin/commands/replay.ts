import { setTimeout } from 'node:timers/promises';
import { OperatorError, UsageError } from '../../lib/operate/operator-error.ts';
import { describeReplay, rulesForReplay, startReplay } from '../../lib/operate/replay-events.ts';
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

const replay = async ({ from, to, ...options }: ReplayOptions): Promise<void> =>
  withDeployment(options, async (deployment) => {
    if (from >= to) throw new UsageError('--from must be before --to');
    const rules = await rulesForReplay(deployment, options.rule);
    const span = `${from.toISOString()} to ${to.toISOString()}`;
    if (rules.length === 0)
      throw new OperatorError('the bus has no enabled rule: nobody would see the events');
    printProgress(`Would publish every archived event of ${span} again, to:`);
    for (const { name } of rules) printProgress(`  ${name}`);
    printProgress(
      'Events are chosen by their own time; EventBridge has no other filter. They carry replay-name.',
    );
    if (!(await confirm(`Replay to ${rules.length} rules?`, options))) return;
    const name = `enreach-${new Date().toISOString().replaceAll(/[^0-9TZ]/g, '-')}`;
    await startReplay(deployment, { name, from, to, rules });
    let progress = await describeReplay(deployment, name);
    while (options.wait && (progress.state === 'STARTING' || progress.state === 'RUNNING')) {
      printProgress(
        `${progress.state}, up to ${progress.lastEventTime?.toISOString() ?? 'the start'}`,
      );
      await setTimeout(deployment.isLocal ? 50 : 10_000);
      progress = await describeReplay(deployment, name);
    }
    if (options.json) printJson({ name, ...progress, rules: rules.map((rule) => rule.name) });
    else printLine(`${name}: ${progress.state}`);
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
