import { once } from 'node:events';
import { createServer } from 'node:net';
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

/** Runs until Ctrl-C, also one that comes before it is ready. */
const start = async ({ port, secret, json }: StartOptions): Promise<void> => {
  const printer: Printer = json ? jsonPrinter : peoplePrinter;
  const stop = stopSignal();
  await assertPortIsFree(port);
  printer.progress('Synthesizing the template and building the functions (cdk synth)');
  const synthesized = await synthesize({ context: { eventLog: 'true' }, signal: stop.signal });
  let cloud: LocalCloud | undefined;
  try {
    cloud = await startLocalCloud({
      assemblyDirectory: synthesized.directory,
      port,
      secrets: [secret],
      onActivity: printer.activity,
    });
    printer.ready(cloud, secret);
    await stop.requested;
    const queued = cloud.queuedMessages();
    printer.progress(
      queued > 0 ? `Stopping; ${queued} messages on the queues are lost` : 'Stopping',
    );
  } finally {
    await cloud?.stop();
    await synthesized.remove();
  }
};

/** The first SIGINT, SIGTERM or SIGHUP; a second one ends the process at once. */
const stopSignal = () => {
  const controller = new AbortController();
  const { promise: requested, resolve } = Promise.withResolvers<void>();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(name, () => {
      controller.abort();
      resolve();
    });
  return { requested, signal: controller.signal };
};

/** Before minutes of building: @throws Error that says what to do instead. */
const assertPortIsFree = async (port: number): Promise<void> => {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (cause) {
    throw new Error(`port ${port} is in use; choose another with --port (0 for any free one)`, {
      cause,
    });
  } finally {
    server.close();
  }
};

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
