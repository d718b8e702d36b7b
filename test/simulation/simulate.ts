import { Command, InvalidArgumentError } from 'commander';
import { simulate } from './simulation.ts';
import { tableOf } from './table.ts';

const shownViolations = 10;

const wholeNumber = (text: string): number => {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0)
    throw new InvalidArgumentError('A whole number is due.');
  return number;
};

const { events, seed } = new Command()
  .name('npm run simulate --')
  .description(
    'Runs the real consumer on a virtual clock against a model of SQS, DynamoDB and EventBridge, with faults drawn by seed, ' +
      'and checks that nothing is lost and nothing published oftener than the protocol allows.',
  )
  .option('--events <number>', 'how many events Enreach has', wholeNumber, 10_000)
  .option('--seed <number>', 'what all chance follows from', wholeNumber, 1)
  .parse()
  .opts<{ events: number; seed: number }>();

const startedMs = performance.now();
const onProgress = (accepted: number): void => {
  process.stderr.write(`\r${accepted} deliveries accepted`);
};
const { violations, summary } = await simulate({ events, seed, onProgress });
process.stderr.write('\r');

const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
console.log(`${events} events, seed ${seed}, in ${seconds} s\n`);
console.log(tableOf(summary, violations));

const [first] = violations;
if (first !== undefined) {
  const { trail } = await simulate({ events, seed, followed: first.key });
  const shown = violations.slice(0, shownViolations);
  console.log(`\n${shown.map(({ kind, text }) => `${kind}: ${text}`).join('\n')}`);
  console.log(`\nthe story of ${first.key}\n${trail.join('\n')}`);
  console.log(`\nto see it again: npm run simulate -- --events ${events} --seed ${seed}`);
  process.exitCode = 1;
}
