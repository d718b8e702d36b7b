import { Command } from 'commander';
import {
  type DeadLetter,
  peekDeadLetters,
} from '../../lib/operate/dead-letters/peek-dead-letters.ts';
import { redriveDeadLetters } from '../../lib/operate/dead-letters/redrive-dead-letters.ts';
import type { Deployment } from '../../lib/operate/deployment.ts';
import { OperatorError } from '../../lib/operate/operator-error.ts';
import { countMessages } from '../../lib/operate/queue-counts.ts';
import { confirm } from './confirm.ts';
import { type DeploymentOptions, deploymentCommand, withDeployment } from './deployment-options.ts';
import { wholeNumber } from './option-values.ts';
import { printJson, printLine, printProgress, printTable } from './print.ts';
import { shownEventHeader } from './shown-event-header.ts';

interface DlqOptions extends DeploymentOptions {
  readonly json?: true;
}

const countDeadLetters = (deployment: Deployment) =>
  countMessages(deployment, deployment.output('deadLetterQueueUrl'));

const hidden = (inFlight: number): string =>
  `About ${inFlight} are hidden for up to a minute: somebody else looks at them, or a redrive runs. Look again then.`;

const factsOf = ({ body, ...facts }: DeadLetter) => ({
  ...facts,
  eventHeader: shownEventHeader(facts.eventHeader),
  bodyBytes: body?.length,
});

const list = async (options: DlqOptions & { readonly most: number }): Promise<void> =>
  withDeployment(options, async (deployment) => {
    const letters = await peekDeadLetters(deployment, options.most);
    const { waiting, inFlight } = await countDeadLetters(deployment);
    if (inFlight > 0) printProgress(hidden(inFlight));
    if (options.json) return printJson(letters.map(factsOf));
    if (letters.length === 0) return printLine('Nothing is to be seen in the dead-letter queue.');
    printTable(
      ['received at', 'event header', 'endpoint', 'bytes', 'delivery id'],
      letters
        .map(factsOf)
        .map(({ receivedAt, eventHeader, endpoint, bodyBytes, deliveryId }) => [
          receivedAt,
          eventHeader,
          endpoint,
          bodyBytes,
          deliveryId,
        ]),
    );
    printLine(`\n${letters.length} shown, about ${waiting} there.`);
    const { enreach } = deployment.commands;
    printLine(
      `Next: ${enreach('trace <delivery id>')} says why; ${enreach('dlq redrive')} sends them again`,
    );
  });

const show = async (
  deliveryId: string,
  options: DlqOptions & { readonly body?: true },
): Promise<void> =>
  withDeployment(options, async (deployment) => {
    const [letter] = await peekDeadLetters(deployment, 1, deliveryId);
    if (!letter) {
      const { inFlight } = await countDeadLetters(deployment);
      const why =
        inFlight > 0 ? hidden(inFlight) : `see ${deployment.commands.enreach('dlq list')}`;
      throw new OperatorError(`the dead-letter queue shows no delivery ${deliveryId}: ${why}`);
    }
    const facts = factsOf(letter);
    const body = letter.body?.toString('utf8');
    if (options.json) return printJson({ ...facts, ...(options.body && { body }) });
    printTable(['', ''], Object.entries(facts));
    printLine(options.body ? `\n${body}` : '\nThe body holds personal data: --body shows it.');
    printLine(`Next: ${deployment.commands.enreach(`trace ${deliveryId}`)}`);
  });

const redrive = async (
  options: DlqOptions & { readonly yes?: true; readonly rate: number },
): Promise<void> =>
  withDeployment(options, async (deployment) => {
    const { waiting, inFlight } = await countDeadLetters(deployment);
    if (inFlight > 0) printProgress(hidden(inFlight));
    if (waiting === 0 && inFlight > 0) throw new OperatorError('there is nothing to move yet');
    if (waiting === 0 && options.json) return printJson({ status: 'EMPTY', moved: 0 });
    if (waiting === 0) return printLine('Nothing is in the dead-letter queue.');
    printProgress(
      `Would move about ${waiting} to the delivery queue, at most ${options.rate} a second, to be tried twenty times more`,
    );
    const plan = { would: 'redrive', about: waiting };
    if (!(await confirm(`Move about ${waiting}?`, options, plan))) return;
    let shown: number | undefined;
    const done = await redriveDeadLetters(deployment, options.rate, ({ moved }) => {
      if (moved !== shown) printProgress(`moved ${moved} of about ${waiting}`);
      shown = moved;
    });
    if (options.json) printJson(done);
    else
      printLine(
        `${done.status}: ${done.moved} moved. Next: ${deployment.commands.enreach('status')}`,
      );
    if (done.status !== 'COMPLETED')
      throw new OperatorError(
        `the move ended as ${done.status}${done.failureReason ? ` (${done.failureReason})` : ''}: run it again`,
      );
  });

export const dlqCommand = new Command('dlq')
  .description('the dead-letter queue: what the pipeline itself failed on, twenty times')
  .addCommand(
    deploymentCommand('list')
      .description('list what is there; it stays')
      .option('--most <number>', 'how many at most', wholeNumber(1, 10_000), 100)
      .addHelpText(
        'after',
        '\nExamples:\n  enreach dlq list\n  enreach dlq list --most 1000 --json',
      )
      .action(list),
  )
  .addCommand(
    deploymentCommand('show')
      .description('show one; it stays')
      .argument('<delivery id>', 'as the list shows it')
      .option('--body', 'the body as Enreach sent it, with personal data')
      .addHelpText('after', '\nExamples:\n  enreach dlq show 0a1b2c3d-… --body')
      .action(show),
  )
  .addCommand(
    deploymentCommand('redrive')
      .description('send everything there through the pipeline again, once the cause is mended')
      .option('--rate <number>', 'how many a second at most', wholeNumber(1, 500), 50)
      .option('-y, --yes', 'do it without asking; without a terminal, nothing is done otherwise')
      .addHelpText(
        'after',
        '\nExamples:\n  enreach dlq redrive\n  enreach dlq redrive --rate 10 --yes',
      )
      .action(redrive),
  )
  .addHelpText('after', '\nExamples:\n  enreach dlq list\n  enreach dlq redrive --yes');
