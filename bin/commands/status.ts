import { readAlarms } from '../../lib/operate/alarms.ts';
import { countOutcomes } from '../../lib/operate/count-outcomes.ts';
import { readOutcomes } from '../../lib/operate/deliveries-log.ts';
import type { Deployment } from '../../lib/operate/deployment.ts';
import { eventSourceState } from '../../lib/operate/event-source.ts';
import { UsageError } from '../../lib/operate/operator-error.ts';
import type { PrintedCommands } from '../../lib/operate/printed-commands.ts';
import { countQuarantined } from '../../lib/operate/quarantine/list-quarantined.ts';
import { countMessages } from '../../lib/operate/queue-counts.ts';
import { type DeploymentOptions, deploymentCommand, withDeployment } from './deployment-options.ts';
import { printJson, printLine, printProgress, printTable } from './print.ts';
import { timeArgument } from './time-option.ts';

interface StatusOptions extends DeploymentOptions {
  readonly since: Date;
  readonly until?: Date;
  readonly json?: true;
}

const outcomeColumns = ['published', 'duplicate', 'quarantined', 'retry'] as const;

async function* bothLogs(deployment: Deployment, { since, until }: StatusOptions) {
  const query = { fromMs: since.getTime(), toMs: until?.getTime() };
  yield* readOutcomes(deployment, 'ingress', query);
  yield* readOutcomes(deployment, 'consumer', query);
}

const gather = async (deployment: Deployment, options: StatusOptions) => {
  const [outcomes, deliveryQueue, deadLetterQueue, quarantined, consumer, alarms] =
    await Promise.all([
      countOutcomes(bothLogs(deployment, options), (counted) => {
        if (counted % 10_000 === 0) printProgress(`${counted} outcomes read`);
      }),
      countMessages(deployment, deployment.output('deliveryQueueUrl')),
      countMessages(deployment, deployment.output('deadLetterQueueUrl')),
      countQuarantined(deployment),
      eventSourceState(deployment),
      readAlarms(deployment),
    ]);
  return {
    since: options.since.toISOString(),
    until: (options.until ?? new Date()).toISOString(),
    stack: deployment.stackStatus,
    consumer,
    deliveryQueue: { waiting: deliveryQueue.waiting, inFlight: deliveryQueue.inFlight },
    deadLetterQueue: deadLetterQueue.waiting + deadLetterQueue.inFlight,
    quarantined: Object.values(quarantined).reduce((sum, count) => sum + count, 0),
    alarms: alarms.filter(({ state }) => state === 'ALARM').map(({ name }) => name),
    outcomes,
  };
};

const printStatus = (
  { enreach }: PrintedCommands,
  { outcomes, alarms, ...now }: Awaited<ReturnType<typeof gather>>,
): void => {
  printLine(`Stack ${now.stack}, consumer ${now.consumer}`);
  printTable(
    ['now', ''],
    [
      ['on the delivery queue', now.deliveryQueue.waiting],
      ['being worked on, or waiting for another attempt', now.deliveryQueue.inFlight],
      ['in the dead-letter queue', now.deadLetterQueue],
      ['in the quarantine', now.quarantined],
      ['alarms', alarms.length === 0 ? 'none' : alarms.join(', ')],
    ],
  );
  printLine(`\n${now.since} to ${now.until}`);
  printTable(['requests', ''], Object.entries(outcomes.ingress));
  const types = Object.entries(outcomes.byType).sort(([one], [other]) => one.localeCompare(other));
  printLine();
  printTable(
    ['event type', ...outcomeColumns],
    [
      ...types.map(([type, counts]) => [
        type,
        ...outcomeColumns.map((outcome) => counts[outcome] ?? 0),
      ]),
      ['all', ...outcomeColumns.map((outcome) => outcomes.consumer[outcome] ?? 0)],
    ],
  );
  const reasons = Object.entries(outcomes.byReason);
  if (reasons.length > 0) {
    printLine();
    printTable(['quarantined for', ''], reasons);
  }
  const next = [
    now.consumer !== 'Enabled' && `${enreach('resume')} (the consumer is paused)`,
    now.deadLetterQueue > 0 && enreach('dlq list'),
    now.quarantined > 0 && enreach('quarantine list'),
    alarms.length > 0 && `${enreach('doctor')} (says what each alarm means)`,
  ].filter((step) => step !== false);
  if (next.length > 0) printLine();
  for (const step of next) printLine(`Next: ${step}`);
};

const status = async (options: StatusOptions): Promise<void> =>
  withDeployment(options, async (deployment) => {
    if (options.until && options.until <= options.since)
      throw new UsageError('--since must be before --until');
    const found = await gather(deployment, options);
    if (options.json) printJson(found);
    else printStatus(deployment.commands, found);
  });

export const statusCommand = deploymentCommand('status')
  .description('what came in, was published, is stuck, was refused: by type, over a period')
  .option(
    '--since <time>',
    'start of the period: a time, or 15m, 6h, 2d ago',
    timeArgument,
    timeArgument('1h'),
  )
  .option('--until <time>', 'its end, likewise (default: now)', timeArgument)
  .addHelpText(
    'after',
    `
It reads the functions' logs: an hour takes seconds, a busy day minutes. For more there are saved queries in CloudWatch Logs Insights.

Examples:
  enreach status
  enreach status --since 2026-01-15T08:00:00Z --until 2026-01-15T09:00:00Z
  enreach status --local --json`,
  )
  .action(status);
