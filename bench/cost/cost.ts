import { Command, InvalidArgumentError } from 'commander';
import { synthesize } from '../../lib/local/synthesize.ts';
import { readAssembly } from '../../lib/local/template/read-assembly.ts';
import { costTable } from './cost-table.ts';
import { measureRun } from './measure-run.ts';
import { monthlyCost, totalUsd } from './monthly-cost.ts';
import { pricedRegion, pricesAsOf } from './prices.ts';
import { templateFacts } from './template-facts.ts';

const within = (least: number, most: number) => (text: string) => {
  const value = Number(text);
  if (value >= least && value <= most) return value;
  throw new InvalidArgumentError(`Expected a number from ${least} to ${most}.`);
};
const whole = (least: number, most: number) => (text: string) => {
  if (/^\d+$/.test(text)) return within(least, most)(text);
  throw new InvalidArgumentError('Expected a whole number.');
};

const command = new Command('cost')
  .description("What a month costs on AWS: the template's resources and the calls of a run here")
  .option('--events <number>', 'events a month', whole(1, 1e12), 1_000_000)
  .option(
    '--kb <number>',
    "size of an event's body, 1 to 700 (default: the example's)",
    within(1, 700),
  )
  .option('--batch <number>', 'events that the consumer gets at once, 1 to 10', whole(1, 10), 1)
  .option('--json', 'for programs')
  .parse();
const { events, kb, batch, json } = command.opts<{
  events: number;
  kb?: number;
  batch: number;
  json?: true;
}>();

const { directory, remove } = await synthesize();
try {
  const bodyBytes = kb && Math.round(kb * 1024);
  const run = await measureRun({ assemblyDirectory: directory, batch, batches: 5, bodyBytes });
  const lines = monthlyCost(events, run, templateFacts(readAssembly(directory).template));
  const total = totalUsd(lines);
  if (json) {
    console.log(JSON.stringify({ events, pricesAsOf, pricedRegion, total, lines, run }, null, 2));
  } else {
    console.log(costTable(lines));
    console.log(
      [
        `${events.toLocaleString('en')} events a month of ${Math.round(run.bodyBytes)} bytes, ${batch} a batch. List prices of ${pricedRegion}, ${pricesAsOf}, US dollars, no free tier.`,
        'measured: a run of the template here. template: counted in it. model: an assumption (bench/cost/assumptions.ts).',
      ].join('\n'),
    );
  }
} finally {
  await remove();
}
