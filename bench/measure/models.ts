import type { ContenderName } from '../contender.ts';
import { costOfMillion, type Service } from '../cost-model.ts';
import type { Bench, Measurement, Plot, Table } from '../measurement.ts';
import { chooseSize, costOfSize, memorySizes, type Work } from '../memory-model.ts';
import { newBody } from '../payloads.ts';
import { median } from '../statistics.ts';
import { type ConsumerFigures, full, rival } from './consumer.ts';
import type { IngressFigures } from './ingress.ts';
import type { Warm } from './warm.ts';

const latencyMs = 5;
/** One after the other. */
const roundTrips = { ingress: 1, consumer: 3 } as const;

const workOf = (
  run: ReadonlyMap<ContenderName, Warm>,
  name: ContenderName,
  calls: number,
): Work => {
  const warm = run.get(name);
  return {
    cpuMs: median(warm?.cpuMs ?? []),
    waitMs: calls * latencyMs,
    peakMiB: warm?.maxRssMiB ?? Number.NaN,
  };
};

/** A batch of marks writes an item for each event of the invocation. */
const writesAnEvent = (warm: Warm | undefined, eventsABatch: number): number => {
  const { UpdateItem = 0, PutItem = 0, BatchWriteItem = 0 } = warm?.calls ?? {};
  return (UpdateItem + PutItem) / eventsABatch + BatchWriteItem;
};

const memoryTable = (title: string, work: Work, deployedMb: number): Table => ({
  title,
  columns: ['MB', 'ms an invocation', 'USD a million invocations', 'fits', ''],
  rows: memorySizes.map((size) => {
    const { ms, usd, fits } = costOfSize(work, size);
    const remarks = [size === chooseSize(work) && 'chosen', size === deployedMb && 'deployed'];
    return [`${size}`, ms, usd, fits ? 'yes' : 'no', remarks.filter(Boolean).join(', ')];
  }),
  note: `A model, not a measurement: measured CPU time stretched by Lambda’s share of a processor, plus ${latencyMs} ms a round trip; "fits": the peak memory seen here, where nothing bounds the heap, and half as much again (a smaller heap would cost processor time in collecting); chosen: the least sum of time and cost, each relative to the worst that fits.`,
});

const plotOf = (works: Readonly<Record<string, Work>>): Plot => ({
  name: 'memory',
  title: 'Model: duration against cost of an invocation, by memory size (MB)',
  spec: {
    width: 480,
    height: 240,
    data: {
      values: Object.entries(works).flatMap(([name, work]) =>
        memorySizes.map((size) => ({ name, ...costOfSize(work, size) })),
      ),
    },
    encoding: {
      x: { field: 'ms', type: 'quantitative', scale: { type: 'log' }, title: 'ms an invocation' },
      y: { field: 'usd', type: 'quantitative', title: 'USD a million' },
      color: { field: 'name', type: 'nominal', title: null },
    },
    layer: [
      { mark: { type: 'line', point: true }, encoding: { order: { field: 'memoryMb' } } },
      { mark: { type: 'text', dy: -10 }, encoding: { text: { field: 'memoryMb' } } },
    ],
  },
});

const costTable = (costs: readonly (readonly [string, Record<Service, number>])[]): Table => {
  const [first] = costs;
  const services = first ? Object.keys(first[1]) : [];
  const rows = costs.map(([name, byService]): [string, ...number[]] => {
    const values = Object.values(byService);
    return [name, ...values, values.reduce((sum, value) => sum + value, 0)];
  });
  return {
    title: 'Cost of a million events, US dollars: what a contender changes',
    columns: ['', ...services, 'together'],
    rows,
    note: `A model on list prices (us-east-1), with the functions at the sizes that they deploy with. Traces, the archive, storage, alarms and idle polls are the same for all and left out: [a month’s whole cost](cost.md) is printed by \`npm run cost\`. The rival gets our ingress and the size of our consumer. It writes no log and no metric, and so its logs cost nothing.`,
  };
};

/** What the measured calls and times would mean on AWS. */
export const modelCosts = (
  { contenders }: Bench,
  ingress: IngressFigures,
  consumer: ConsumerFigures,
): Measurement => {
  const ingressWork = workOf(ingress.warm, 'ingress', roundTrips.ingress);
  const ours = workOf(consumer.warm, 'consumer', roundTrips.consumer);
  const ingressMb = contenders.of('ingress').memoryMb;
  const consumerMb = contenders.of('consumer').memoryMb;
  const costOf = (name: ContenderName, run: ConsumerFigures['warm'], eventsABatch: number) => {
    const warm = run.get(name);
    const work = workOf(run, name, roundTrips.consumer);
    const logBytes =
      (ingress.warm.get('ingress')?.logBytes ?? 0) + (warm?.logBytes ?? 0) / eventsABatch;
    return costOfMillion({
      ingress: { memoryMb: ingressMb, ms: costOfSize(ingressWork, ingressMb).ms },
      consumer: { memoryMb: consumerMb, ms: costOfSize(work, consumerMb).ms },
      eventsABatch,
      writes: writesAnEvent(warm, eventsABatch),
      eventKibibytes: Buffer.byteLength(newBody()) / 1024,
      logKibibytes: logBytes / 1024,
    });
  };
  return {
    reached: [],
    tables: [
      costTable([
        ['ours, batches of 10', costOf('consumer', consumer.warm, full)],
        [`${rival}, batches of 10`, costOf(rival, consumer.warm, full)],
        ['ours, batches of 1', costOf('consumer', consumer.single, 1)],
        [`${rival}, batches of 1`, costOf(rival, consumer.single, 1)],
      ]),
      memoryTable('Memory of the ingress', ingressWork, ingressMb),
      memoryTable('Memory of the consumer, batches of 10', ours, consumerMb),
    ],
    plots: [plotOf({ ingress: ingressWork, consumer: ours })],
  };
};
