import type { LoggedOutcome } from '../../lib/operate/deliveries-log.ts';
import { followOutcomes } from '../../lib/operate/follow-outcomes.ts';
import { type DeploymentOptions, deploymentCommand, withDeployment } from './deployment-options.ts';
import { outcomeFacts } from './outcome-facts.ts';
import { printLine } from './print.ts';
import { stopSignal } from './stop-signal.ts';
import { timeArgument } from './time-option.ts';

interface TailOptions extends DeploymentOptions {
  readonly since: Date;
  readonly failures?: true;
  readonly json?: true;
}

const isSuccess = ({ outcome }: LoggedOutcome): boolean =>
  outcome === 'accepted' || outcome === 'published' || outcome === 'duplicate';

const tail = async (options: TailOptions): Promise<void> =>
  withDeployment(options, async (deployment) => {
    const { signal } = stopSignal();
    for await (const outcome of followOutcomes(deployment, options.since, signal)) {
      if (options.failures && isSuccess(outcome)) continue;
      const { atMs, service } = outcome;
      if (options.json) printLine(JSON.stringify(outcome));
      else
        printLine(
          `${new Date(atMs).toISOString()}  ${service.padEnd(8)}  ${outcome.outcome.padEnd(11)}  ${outcomeFacts(outcome)}`,
        );
    }
  });

export const tailCommand = deploymentCommand('tail')
  .description('outcomes as they happen, until Ctrl-C')
  .option(
    '--since <time>',
    'from then on: a time, or 90s, 15m, 2h ago',
    timeArgument,
    timeArgument('1m'),
  )
  .option('--failures', 'only what was not accepted, published or a duplicate')
  .addHelpText(
    'after',
    `
Examples:
  enreach tail
  enreach tail --since 15m --failures
  enreach tail --local --json | jq .outcome`,
  )
  .action(tail);
