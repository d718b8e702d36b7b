import { switchEventSource } from '../../lib/operate/event-source.ts';
import { confirm } from './confirm.ts';
import { type DeploymentOptions, deploymentCommand, withDeployment } from './deployment-options.ts';
import { printJson, printLine } from './print.ts';

interface PauseOptions extends DeploymentOptions {
  readonly yes?: true;
  readonly json?: true;
}

const pause = async (options: PauseOptions): Promise<void> =>
  withDeployment(options, async (deployment) => {
    const question = 'Pause the consumer? Nothing is published until resume.';
    if (!(await confirm(question, options, { would: 'pause the consumer' }))) return;
    const state = await switchEventSource(deployment, false);
    if (options.json) return printJson({ state });
    printLine(
      `${state}: webhooks are still accepted and wait on the delivery queue, four days at most.`,
    );
    printLine(`Next: ${deployment.commands.enreach('resume')}`);
  });

const resume = async (options: PauseOptions): Promise<void> =>
  withDeployment(options, async (deployment) => {
    const state = await switchEventSource(deployment, true);
    if (options.json) printJson({ state });
    else
      printLine(
        `${state}: the consumer reads the delivery queue. Next: ${deployment.commands.enreach('status')}`,
      );
  });

export const pauseCommand = deploymentCommand('pause')
  .description(
    'stop the consumer from reading the delivery queue, for instance while a target is being mended',
  )
  .option('-y, --yes', 'without asking')
  .addHelpText('after', '\nExamples:\n  enreach pause --yes\n  enreach pause --local --yes')
  .action(pause);

export const resumeCommand = deploymentCommand('resume')
  .description('let the consumer read the delivery queue again')
  .addHelpText('after', '\nExamples:\n  enreach resume')
  .action(resume);
