import { examine } from '../../lib/operate/doctor/examine.ts';
import { type DeploymentOptions, deploymentCommand, withDeployment } from './deployment-options.ts';
import { wholeNumber } from './option-values.ts';
import { printJson, printLine, printProgress, printTable } from './print.ts';

interface DoctorOptions extends DeploymentOptions {
  readonly wait: number;
  readonly json?: true;
}

const doctor = async (options: DoctorOptions): Promise<void> =>
  withDeployment(options, async (deployment) => {
    if (!options.json) printProgress(`Examining ${deployment.stackName}: posting canaries`);
    const findings = await examine(deployment, {
      waitMs: options.wait * 1000,
      nowMs: Date.now(),
    });
    const faults = findings.filter(({ verdict }) => verdict === 'fault');
    if (faults.length > 0) process.exitCode = 1;
    if (options.json) return printJson(findings);
    printTable(
      ['', 'check', 'found'],
      findings.map(({ verdict, check, detail }) => [verdict, check, detail]),
    );
    const steps = findings.filter(({ next }) => next);
    if (steps.length > 0) printLine('\nNext:');
    for (const { check, next } of steps) printLine(`  ${check}: ${next}`);
    printLine(faults.length === 0 ? '\nHealthy.' : `\nFaults: ${faults.length}.`);
  });

export const doctorCommand = deploymentCommand('doctor')
  .description(
    'examine a deployment: post a canary through the front door, see it on the bus, check what looks after it',
  )
  .option('--wait <seconds>', 'how long a canary may take', wholeNumber(1, 600), 60)
  .addHelpText(
    'after',
    `
It ends with 1 when it finds a fault.

Examples:
  enreach doctor
  enreach doctor --local
  enreach doctor --profile production --json`,
  )
  .action(doctor);
