import { OperatorError, UsageError } from '../../lib/operate/operator-error.ts';
import { traceEvent } from '../../lib/operate/trace-event.ts';
import { type DeploymentOptions, deploymentCommand, withDeployment } from './deployment-options.ts';
import { outcomeFacts } from './outcome-facts.ts';
import { printJson, printLine, printTable } from './print.ts';
import { timeArgument } from './time-option.ts';

interface TraceOptions extends DeploymentOptions {
  readonly since: Date;
  readonly json?: true;
}

/** Ids are written into a filter pattern: nothing else may pass. */
const isId = (text: string): boolean => /^[A-Za-z0-9-]{1,64}$/.test(text);

const trace = async (wanted: string, options: TraceOptions): Promise<void> =>
  withDeployment(options, async (deployment) => {
    if (!isId(wanted)) throw new UsageError('an Id has letters, digits and dashes only');
    const id = wanted.toLowerCase();
    const { steps, records, quarantined } = await traceEvent(
      deployment,
      id,
      options.since.getTime(),
    );
    const { enreach } = deployment.commands;
    const known = steps.length + Object.keys(records).length + quarantined.length > 0;
    if (options.json) printJson({ steps, records, quarantined });
    else if (known) {
      printTable(
        ['when', 'where', 'outcome', 'facts'],
        steps.map((step) => [
          new Date(step.atMs).toISOString(),
          step.service,
          step.outcome,
          outcomeFacts(step),
        ]),
      );
      for (const [eventId, { state, publishedAt, leaseUntil }] of Object.entries(records))
        printLine(`\nDeliveries table: ${eventId} ${state} ${publishedAt ?? leaseUntil ?? ''}`);
      for (const deliveryId of quarantined)
        printLine(`\nIn the quarantine. Next: ${enreach(`quarantine show ${deliveryId}`)}`);
      if (steps.at(-1)?.outcome === 'retry')
        printLine(`\nStill being retried, or given up. Next: ${enreach('dlq list')}`);
    }
    if (!known)
      throw new OperatorError(
        `nothing is known of ${id} since ${options.since.toISOString()}: look further back with --since, or into the access log`,
      );
  });

export const traceCommand = deploymentCommand('trace')
  .description('every step of one event: requests, attempts, what the tables say')
  .argument('<id>', "the event's Id, or a delivery id")
  .option(
    '--since <time>',
    'where to read the logs from: a time, or 90m, 6h, 2d ago',
    timeArgument,
    timeArgument('24h'),
  )
  .addHelpText(
    'after',
    `
Examples:
  enreach trace 85b214f2-1d27-4262-87b6-8f55b3199400
  enreach trace 85b214f2-1d27-4262-87b6-8f55b3199400 --since 7d --json`,
  )
  .action(trace);
