import {
  listQuarantined,
  type QuarantineFilter,
} from '../../../lib/operate/quarantine/list-quarantined.ts';
import {
  type DeploymentOptions,
  deploymentCommand,
  withDeployment,
} from '../deployment-options.ts';
import { printJson, printLine, printTable } from '../print.ts';
import { withQuarantineFilter } from './filter.ts';

interface ListOptions extends DeploymentOptions, QuarantineFilter {
  readonly json?: true;
}

const list = async (options: ListOptions): Promise<void> =>
  withDeployment(options, async (deployment) => {
    const found = await Array.fromAsync(listQuarantined(deployment, options));
    found.sort((one, other) => one.quarantinedAt.localeCompare(other.quarantinedAt));
    if (options.json) return printJson(found);
    if (found.length === 0) return printLine('Nothing is in the quarantine.');
    printTable(
      ['quarantined at', 'reason', 'event type', 'first issue', 'delivery id'],
      found.map(({ quarantinedAt, reason, eventType, issues: [issue], deliveryId }) => [
        quarantinedAt,
        reason,
        eventType,
        issue && `${issue.path} ${issue.kind}`,
        deliveryId,
      ]),
    );
    const reasons = Map.groupBy(found, ({ reason }) => reason);
    printLine(`\n${found.length} in the quarantine:`);
    for (const [reason, { length }] of reasons) printLine(`  ${length} ${reason}`);
    printLine(`\nNext: ${deployment.commands.enreach('quarantine show <delivery id>')}`);
  });

export const quarantineListCommand = withQuarantineFilter(deploymentCommand('list'))
  .description('list what is in the quarantine, oldest first')
  .addHelpText(
    'after',
    `
Examples:
  enreach quarantine list
  enreach quarantine list --reason invalidPayload --event-type QueueStatus
  enreach quarantine list --local --json | jq length`,
  )
  .action(list);
