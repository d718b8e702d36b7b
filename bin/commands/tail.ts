import { setTimeout } from 'node:timers/promises';
import { type LoggedOutcome, readOutcomes } from '../../lib/operate/deliveries-log.ts';
import type { Deployment } from '../../lib/operate/deployment.ts';
import { type DeploymentOptions, deploymentCommand, withDeployment } from './deployment-options.ts';
import { outcomeFacts } from './outcome-facts.ts';
import { printLine } from './print.ts';
import { timeArgument } from './time-option.ts';

interface TailOptions extends DeploymentOptions {
  readonly since: Date;
  readonly failures?: true;
  readonly json?: true;
}

/** Log lines become readable some seconds late and not in order: so far back every look goes. */
const overlapMs = 30_000;

/** Every outcome once, as they become readable; never ends. */
async function* follow(deployment: Deployment, since: Date): AsyncGenerator<LoggedOutcome> {
  const seen = new Map<string, number>();
  for (let fromMs = since.getTime(); ; ) {
    const startedMs = Date.now();
    for (const service of ['ingress', 'consumer'] as const)
      for await (const outcome of readOutcomes(deployment, service, { fromMs })) {
        const key = JSON.stringify(outcome);
        if (!seen.has(key)) yield outcome;
        seen.set(key, outcome.atMs);
      }
    fromMs = Math.max(since.getTime(), startedMs - overlapMs);
    for (const [key, atMs] of seen) if (atMs < fromMs) seen.delete(key);
    await setTimeout(deployment.isLocal ? 200 : 2_000);
  }
}

const isSuccess = ({ outcome }: LoggedOutcome): boolean =>
  outcome === 'accepted' || outcome === 'published' || outcome === 'duplicate';

const tail = async (options: TailOptions): Promise<void> =>
  withDeployment(options, async (deployment) => {
    for await (const outcome of follow(deployment, options.since)) {
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
