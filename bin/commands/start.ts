import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Command, InvalidArgumentError } from 'commander';
import { parseFault } from '../../lib/local/faults/parse-fault.ts';
import { type LocalCloud, startLocalCloud } from '../../lib/local/local-cloud.ts';
import { synthesize } from '../../lib/local/synthesize.ts';
import { jsonPrinter, type Printer, peoplePrinter } from './start-printer.ts';
import { stopSignal } from './stop-signal.ts';

interface StartOptions {
  readonly port: number;
  readonly secret: string;
  readonly fault: readonly string[];
  readonly seed: number;
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

const seedNumber = (text: string): number => {
  const seed = Number(text);
  if (/^\d+$/.test(text) && seed < 2 ** 32) return seed;
  throw new InvalidArgumentError('Expected a whole number from 0 to 4294967295.');
};

const anotherFault = (text: string, faults: readonly string[]): readonly string[] => {
  try {
    return [...faults, parseFault(text).text];
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : '');
  }
};

/** Runs until Ctrl-C, also one that comes before it is ready. */
const start = async ({ port, secret, fault: faults, seed, json }: StartOptions): Promise<void> => {
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
      faults,
      seed,
      onActivity: printer.activity,
    });
    printer.ready(cloud, secret);
    if (faults.length > 0) printer.progress(`Faults ${faults.join(' ')} --seed ${seed}`);
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
  .option('-f, --fault <fault>', 'a fault on demand, may be repeated: see below', anotherFault, [])
  .option('--seed <number>', "of the faults' dice", seedNumber, randomInt(2 ** 32))
  .option('--json', 'print one JSON object a line, for programs')
  .addHelpText(
    'after',
    `
Faults: <service>.<operation or *>=<effect>:<probability>, the probability 1 if left out.
  Services: sqs, dynamodb, events, secretsmanager. Effects: 429, 500, 502, 503, 504, throttle, an error's name, lost-answer
  (the service acts, the connection breaks), reset (before it acts), hang, latency-200ms. lambda.<function>=kill kills environments.

Examples:
  npm start
  npm start -- --port 0 --secret s3cr3t
  npm start -- --fault sqs.SendMessage=503:0.1 --fault 'dynamodb.*=throttle:0.2' --fault events.PutEvents=lost-answer:0.05
  npm start -- --fault lambda.consumer=kill:0.01 --seed 7
  npm start -- --json | jq .`,
  )
  .action(start);
