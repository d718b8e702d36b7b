import { Command, InvalidArgumentError, Option } from 'commander';
import { type EventType, events } from '../../lib/catalogue/index.ts';
import { tryingOut } from '../../lib/simulator/pacing/load-tested.ts';
import { scenarioNames } from '../../lib/simulator/scenarios/scenarios.ts';
import { sendDefaults } from '../../lib/simulator/send-events.ts';
import {
  absoluteUrl,
  durationMs,
  headerSecret,
  positiveNumber,
  probability,
  seedNumber,
  timeMs,
  wholeNumber,
} from './option-values.ts';

/** What `enreach send` was asked for; what is absent was not said. */
export interface SendCommandOptions {
  readonly scenario?: string;
  readonly type: readonly EventType[];
  readonly agents?: number;
  readonly queues?: number;
  readonly count?: number;
  readonly rate?: number;
  readonly duration?: number;
  readonly speed?: number;
  readonly burst: number;
  readonly duplicates: number;
  readonly reorder: number;
  readonly dropAnswers: number;
  readonly seed?: number;
  readonly start?: number;
  readonly endpoint?: string;
  readonly secret?: string;
  readonly insecureSsl?: true;
  readonly allowInsecureUrl?: true;
  readonly config: readonly string[];
  readonly connections: number;
  readonly retries: number;
  readonly retryDelay: number;
  readonly timeout: number;
  readonly json?: true;
  readonly yes?: true;
}

const anotherType = (text: string, types: readonly EventType[]): readonly EventType[] => {
  const known = events.find(({ name }) => name.toLowerCase() === text.toLowerCase());
  if (known) return [...types, known.name];
  throw new InvalidArgumentError('No such event type: docs/events.md lists them.');
};

const examples = `
Without --endpoint and --config it sends to the local cloud of \`npm start\`. Durations are written 500ms, 90s, 5m, 1h.
Ends with 0 when every event was acknowledged, 1 when some were discarded, not finished or not sent,
2 when the options make no sense or nothing subscribes to what would be sent.

Examples:
  npx enreach send                                              one answered call, to the local cloud
  npx enreach send --type QueueStatus --count 20 --rate 5
  npx enreach send --scenario day --duration 1h --speed 60      an hour of a contact centre in a minute
  npx enreach send --scenario day --rate 200 --duration 1m --duplicates 0.05 --reorder 0.1 --drop-answers 0.05
  npx enreach send --endpoint https://abc.execute-api.eu-north-1.amazonaws.com/webhook --secret "$SECRET"
  npx enreach send --config webhook.json --seed 7 --json`;

/** The command line of `enreach send`, without what it does. */
export const createSendCommand = (): Command =>
  new Command('send')
    .description("send events as Enreach does: to the local cloud, or to an endpoint's URL")
    .addOption(
      new Option('--scenario <name>', 'what to play').choices(scenarioNames).conflicts('type'),
    )
    .option('--type <type>', 'samples of this type instead, may be repeated', anotherType, [])
    .addOption(
      new Option('--agents <number>', 'of the contact centre, at least 2')
        .argParser(wholeNumber(2, 1000))
        .conflicts('type'),
    )
    .addOption(
      new Option('--queues <number>', 'of the contact centre')
        .argParser(wholeNumber(1, 1000))
        .conflicts('type'),
    )
    .option('--count <number>', 'events to send at most', wholeNumber(1))
    .addOption(
      new Option('--rate <number>', "events a second, instead of the scenario's own times")
        .argParser(positiveNumber)
        .conflicts('speed'),
    )
    .option('--duration <time>', 'of the scenario; with --rate, of the sending', durationMs)
    .addOption(
      new Option('--speed <factor>', "the scenario's time over real time (default: 60)")
        .argParser(positiveNumber)
        .conflicts('type'),
    )
    .option('--burst <number>', 'events that leave at once', wholeNumber(1, 10_000), 1)
    .option(
      '--duplicates <p>',
      'part of the events sent again although acknowledged',
      probability,
      0,
    )
    .option('--reorder <p>', 'part of the events overtaken by later ones', probability, 0)
    .option('--drop-answers <p>', 'part of the answers never read: resent', probability, 0)
    .option(
      '--seed <number>',
      'the same gives the same events (default: another each time)',
      seedNumber,
    )
    .option('--start <time>', 'Timestamp at the start (default: now, or fixed with --seed)', timeMs)
    .addOption(
      new Option('--endpoint <url>', 'where to send').argParser(absoluteUrl).conflicts('config'),
    )
    .addOption(
      new Option('--secret <secret>', 'for X-Benemen-Token')
        .argParser(headerSecret)
        .conflicts('config'),
    )
    .addOption(new Option('--insecure-ssl', 'take any certificate').conflicts('config'))
    .option(
      '--config <file>',
      "endpoint and subscriptions in the specification's JSON, may be repeated",
      (file: string, files: readonly string[]) => [...files, file],
      [],
    )
    .option('--allow-insecure-url', 'plain HTTP and any port, for local use')
    .option(
      '--connections <number>',
      'requests at once, for each endpoint',
      wholeNumber(1, 1000),
      sendDefaults.connections,
    )
    .option(
      '--retries <number>',
      'after the first attempt',
      wholeNumber(0, 1000),
      sendDefaults.retries,
    )
    .addOption(
      new Option('--retry-delay <time>', 'between attempts')
        .argParser(durationMs)
        .default(sendDefaults.retryDelayMs, '5s'),
    )
    .addOption(
      new Option('--timeout <time>', 'of an attempt')
        .argParser(durationMs)
        .default(sendDefaults.timeoutMs, '10s'),
    )
    .option('--json', 'print one JSON object a line, for programs')
    .option(
      '--yes',
      `send more than ${tryingOut.requests} requests, or ${tryingOut.requestsPerSecond} a second, to another machine`,
    )
    .addHelpText('after', examples)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
