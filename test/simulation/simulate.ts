import { Command, InvalidArgumentError, Option } from 'commander';
import { type ScenarioName, scenarios } from './scenario.ts';
import { simulate } from './simulation.ts';
import { tableOf } from './table.ts';

const shownViolations = 10;

const wholeNumber = (text: string): number => {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0)
    throw new InvalidArgumentError('A whole number is due.');
  return number;
};

const {
  events,
  seed,
  scenario: name,
} = new Command()
  .name('npm run simulate --')
  .description(
    'Runs the real consumer on a virtual clock against a model of SQS, DynamoDB and EventBridge, with faults drawn by seed, ' +
      'and checks that nothing is lost and nothing published oftener than the protocol allows.',
  )
  .option('--events <number>', 'how many events Enreach has', wholeNumber, 10_000)
  .option('--seed <number>', 'what all chance follows from', wholeNumber, 1)
  .addOption(
    new Option('--scenario <name>', 'how hard the run is on the consumer')
      .choices(Object.keys(scenarios))
      .default('usual'),
  )
  .parse()
  .opts<{ events: number; seed: number; scenario: ScenarioName }>();

const options = { events, seed, scenario: scenarios[name] };
const startedMs = performance.now();
const onProgress = (accepted: number): void => {
  process.stderr.write(`\r${accepted} deliveries accepted`);
};
const { violations, summary } = await simulate({ ...options, onProgress });
process.stderr.write('\r');

const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
console.log(`${events} events, seed ${seed}, ${name} scenario, in ${seconds} s\n`);
console.log(tableOf(summary, violations));

const [first] = violations;
if (first !== undefined) {
  const { trail } = await simulate({ ...options, followed: first.key });
  const shown = violations.slice(0, shownViolations);
  console.log(`\n${shown.map(({ kind, text }) => `${kind}: ${text}`).join('\n')}`);
  console.log(`\nthe story of ${first.key}\n${trail.join('\n')}`);
  const again = `--events ${events} --seed ${seed} --scenario ${name}`;
  console.log(`\nto see it again: npm run simulate -- ${again}`);
  process.exitCode = 1;
}
