import { Command, InvalidArgumentError } from 'commander';
import { type LocalCloud, startLocalCloud } from '../../lib/local/local-cloud.ts';
import { synthesize } from '../../lib/local/synthesize.ts';
import { jsonPrinter, type Printer, peoplePrinter } from './start-printer.ts';

interface StartOptions {
  readonly port: number;
  readonly secret: string;
  readonly json?: true;
}

const portNumber = (text: string): number => {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('Expected a port from 0 (any free one) to 65535.');
};

const secretText = (text: string): string => {
  if (/^[\x21-\x7e]{1,256}$/.test(text)) return text;
  throw new InvalidArgumentError('Expected 1 to 256 printable ASCII characters without blanks.');
};

/** Runs until Ctrl-C. */
const start = async ({ port, secret, json }: StartOptions): Promise<void> => {
  const printer: Printer = json ? jsonPrinter : peoplePrinter;
  printer.progress('Synthesizing the template and building the functions (cdk synth)');
  const { directory, remove } = await synthesize({ context: { eventLog: 'true' } });
  let cloud: LocalCloud | undefined;
  try {
    cloud = await startLocalCloud({
      assemblyDirectory: directory,
      port,
      secrets: [secret],
      onActivity: printer.activity,
    });
    printer.ready(cloud, secret);
    await interrupted();
    printer.progress('Stopping');
  } finally {
    await cloud?.stop();
    await remove();
  }
};

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
const interrupted = async (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

export const startCommand = new Command('start')
  .description('run the pipeline on this machine: what deploys, without an AWS account')
  .option('-p, --port <port>', 'port of the webhook URL, 0 for any free one', portNumber, 8080)
  .option('-s, --secret <secret>', 'what X-Benemen-Token must hold', secretText, 'MySecretString')
  .option('--json', 'print one JSON object a line, for programs')
  .addHelpText(
    'after',
    `
Examples:
  npm start
  npm start -- --port 0 --secret s3cr3t
  npm start -- --json | jq .`,
  )
  .action(start);
