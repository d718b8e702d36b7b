import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { createJournal } from '../../lib/console/journal/journal.ts';
import type { Console } from '../../lib/console/start-console.ts';
import { faultServices, parseFault } from '../../lib/local/faults/parse-fault.ts';
import type { LocalCloud } from '../../lib/local/local-cloud.ts';
import { synthesize } from '../../lib/local/synthesize.ts';
import { playDemo } from './demo.ts';
import { localAwsPort } from './deployment-options.ts';
import { portNumber, secretText, seedNumber } from './option-values.ts';
import { curlLine, jsonPrinter, type Printer, peoplePrinter } from './start-printer.ts';
import { stopSignal } from './stop-signal.ts';

const usualConsolePort = 8081;

interface StartOptions {
  readonly app?: string;
  readonly port: number;
  readonly awsPort?: number;
  readonly secret: string;
  readonly fault: readonly string[];
  readonly seed: number;
  readonly https?: true;
  readonly console: boolean;
  readonly consolePort?: number;
  readonly demo?: true;
  readonly json?: true;
}

const appFile = (file: string): string => {
  if (!existsSync(file)) throw new InvalidArgumentError(`there is no file ${resolve(file)}`);
  return file;
};

const anotherFault = (text: string, faults: readonly string[]): readonly string[] => {
  try {
    return [...faults, parseFault(text).text];
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : '');
  }
};

/** Runs until Ctrl-C, also one that comes before it is ready. */
const start = async (options: StartOptions): Promise<void> => {
  const { port, secret, fault: faults, seed, https, demo, json } = options;
  const printer: Printer = json ? jsonPrinter : peoplePrinter;
  assertIsClone();
  const stop = stopSignal();
  // Half a second to load, which the other commands need not wait for.
  const { startLocalCloud } = await import('../../lib/local/local-cloud.ts');
  const { startConsole } = await import('../../lib/console/start-console.ts');
  await assertPortIsFree(port, '--port');
  const awsPort = await choosePort(options.awsPort, localAwsPort, '--aws-port');
  const consolePort = await choosePort(options.consolePort, usualConsolePort, '--console-port');
  printer.progress('Synthesizing the template and building the functions (cdk synth)');
  const synthesized = await synthesize({
    app: options.app,
    context: { eventLog: 'true' },
    signal: stop.signal,
  });
  for (const warning of synthesized.warnings) printer.warning(warning);
  let cloud: LocalCloud | undefined;
  let page: Console | undefined;
  const journal = createJournal();
  try {
    cloud = await startLocalCloud({
      assemblyDirectory: synthesized.directory,
      port,
      awsPort,
      https,
      secrets: [secret],
      faults,
      seed,
      onActivity: (activity) => {
        printer.activity(activity, cloud?.outputs ?? {});
        if (options.console) journal.record(activity);
      },
    });
    if (options.console) {
      const curl = curlLine(cloud.outputs.WebhookUrl ?? '', secret);
      page = await startConsole({ cloud, journal, secret, port: consolePort, curl });
    }
    printer.ready(cloud, secret, page?.url);
    if (faults.length > 0) printer.progress(`Faults ${faults.join(' ')} --seed ${seed}`);
    if (demo) await playDemo(cloud, secret, stop.signal, printer.progress);
    await stop.requested;
    const queued = cloud.queuedMessages();
    printer.progress(
      queued > 0 ? `Stopping; ${queued} messages on the queues are lost` : 'Stopping',
    );
  } finally {
    await page?.close();
    await cloud?.stop();
    await synthesized.remove();
  }
};

/** A package has this command line, but no stack that it could run. */
const assertIsClone = (): void => {
  if (!existsSync(resolve(import.meta.dirname, '../app.ts')))
    throw new Error('start runs in a clone of the repository, where there is a stack to run');
};

const isPortFree = async (port: number): Promise<boolean> => {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
};

/** Before minutes of building: @throws Error that says what to do instead. */
const assertPortIsFree = async (port: number, option: string): Promise<void> => {
  if (!(await isPortFree(port)))
    throw new Error(`port ${port} is in use; choose another with ${option} (0 for any free one)`);
};

/** The usual one, unless another local cloud has it or another is asked for. */
const choosePort = async (
  asked: number | undefined,
  usual: number,
  option: string,
): Promise<number> => {
  if (asked === undefined) return (await isPortFree(usual)) ? usual : 0;
  await assertPortIsFree(asked, option);
  return asked;
};

export const startCommand = new Command('start')
  .description('run the pipeline on this machine: what deploys, without an AWS account')
  .option(
    '--app <file>',
    'a CDK app of yours with a WebhooksStack, such as examples/missed-call/app.ts (default: bin/app.ts)',
    appFile,
  )
  .option('-p, --port <port>', 'port of the webhook URL, 0 for any free one', portNumber, 8080)
  .option(
    '--aws-port <port>',
    `port that answers for AWS, likewise (default: ${localAwsPort}, or any free one where that is taken)`,
    portNumber,
  )
  .option('-s, --secret <secret>', 'what X-Benemen-Token must hold', secretText, 'MySecretString')
  .option('-f, --fault <fault>', 'a fault on demand, may be repeated: see below', anotherFault, [])
  .option('--seed <number>', "of the faults' dice", seedNumber, randomInt(2 ** 32))
  .option(
    '--console-port <port>',
    `port of the console, likewise (default: ${usualConsolePort}, or any free one where that is taken)`,
    portNumber,
  )
  .option('--no-console', 'serve no console')
  .option('--https', 'serve HTTPS with a self-signed certificate')
  .option('--demo', 'play a day of a contact centre into it, slowly')
  .option('--json', 'print one JSON object a line, for programs')
  .addHelpText(
    'after',
    `
Faults: <service>.<operation or *>=<effect>:<probability>, the probability 1 if left out.
  Services: ${faultServices.join(', ')}.
  Effects: 429, 500, 502, 503, 504, throttle, an error's name, lost-answer
  (the service acts, the connection breaks), reset (before it acts), hang, latency-200ms. lambda.<function>=kill kills environments.

Examples:
  npm start
  npm start -- --port 0 --secret s3cr3t
  npm start -- --console-port 9000
  npm start -- --demo
  npm start -- --app examples/queue-board/app.ts --demo
  npm start -- --https     and: npx enreach send --endpoint https://127.0.0.1:8080/webhook --secret MySecretString --allow-insecure-url
  npm start -- --fault sqs.SendMessage=503:0.1 --fault 'dynamodb.*=throttle:0.2' --fault events.PutEvents=lost-answer:0.05
  npm start -- --fault lambda.consumer=kill:0.01 --seed 7
  npm start -- --json | jq .`,
  )
  .action(start);
