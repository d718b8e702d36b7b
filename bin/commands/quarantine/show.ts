import { OperatorError } from '../../../lib/operate/operator-error.ts';
import { getQuarantined } from '../../../lib/operate/quarantine/get-quarantined.ts';
import { revalidate } from '../../../lib/operate/quarantine/revalidate.ts';
import {
  type DeploymentOptions,
  deploymentCommand,
  withDeployment,
} from '../deployment-options.ts';
import { printJson, printLine, printTable } from '../print.ts';
import { shownEventHeader } from '../shown-event-header.ts';

interface ShowOptions extends DeploymentOptions {
  readonly body?: true;
  readonly json?: true;
}

const show = async (deliveryId: string, options: ShowOptions): Promise<void> =>
  withDeployment(options, async (deployment) => {
    const quarantined = await getQuarantined(deployment, deliveryId);
    if (!quarantined)
      throw new OperatorError(
        `the quarantine holds no delivery ${deliveryId}: see ${deployment.commands.enreach('quarantine list')}`,
      );
    const { body, ...read } = quarantined;
    const facts = { ...read, eventHeader: shownEventHeader(read.eventHeader) };
    const checked = revalidate(quarantined, Date.now());
    const now = checked.kind === 'publishable' ? 'publishable' : `refused: ${checked.reason}`;
    if (options.json)
      return printJson({ ...facts, now, ...(options.body && { body: body.toString('utf8') }) });
    const { issues, ...rest } = facts;
    printTable(
      ['', ''],
      Object.entries({ ...rest, now }).map(([name, value]) => [name, value]),
    );
    printLine('\nIssues (path, kind):');
    for (const { path, kind } of issues) printLine(`  ${path}  ${kind}`);
    if (options.body) printLine(`\n${body.toString('utf8')}`);
    else printLine('\nThe body holds personal data: --body shows it.');
    const { enreach } = deployment.commands;
    const release = enreach(`quarantine release ${deliveryId}`);
    if (checked.kind !== 'publishable')
      printLine(
        `Next: mend the catalogue and deploy, then ${release}; or ${enreach(`quarantine drop ${deliveryId}`)}`,
      );
    else if (facts.reason === 'idConflict')
      printLine(
        `Next: compare it with the published content (archive, targets), then ${release} --winner quarantined, or --winner published`,
      );
    else printLine(`Next: ${release}`);
  });

export const quarantineShowCommand = deploymentCommand('show')
  .description(
    'show one delivery of the quarantine: why it is there, and whether it would pass now',
  )
  .argument('<delivery id>', 'as the list shows it')
  .option('--body', 'the body as Enreach sent it, with personal data')
  .addHelpText(
    'after',
    `
Examples:
  enreach quarantine show 0a1b2c3d-…
  enreach quarantine show 0a1b2c3d-… --body`,
  )
  .action(show);
