import type { ContenderName } from '../contender.ts';
import type { Bench, Measurement, Plot, Reached, Table } from '../measurement.ts';
import { newBatch } from '../payloads.ts';
import { median, medianRatio } from '../statistics.ts';
import { latencies, startWarm, type Warm } from './warm.ts';

const names: readonly ContenderName[] = [
  'consumer',
  'consumer, silent',
  'CDK default consumer',
  'consumer, batched claims',
  'Powertools, default',
  'Powertools, best options',
];
export const rival: ContenderName = 'Powertools, best options';
const answer = '{"batchItemFailures":[]}';
export const full = 10;

type Run = ReadonlyMap<ContenderName, Warm>;

export interface ConsumerFigures extends Measurement {
  /** Full batches with AWS at no distance. */
  readonly warm: Run;
  /** Batches of one, likewise. */
  readonly single: Run;
}

const callsAnEvent = (warm: Warm | undefined, size: number): number =>
  Object.values(warm?.calls ?? {}).reduce((calls, count) => calls + count, 0) / size;

const tableOf = (title: string, size: number, run: Run, note?: string): Table => ({
  title,
  columns: [
    '',
    'CPU ms an event',
    'CPU, x of the rival',
    'events/s',
    'wall ms a batch',
    'AWS calls an event',
    'peak memory MiB',
    'log bytes an event',
  ],
  rows: [...run].map(([name, warm]) => [
    name,
    median(warm.cpuMs) / size,
    medianRatio(warm.cpuMs, run.get(rival)?.cpuMs ?? []),
    (size / median(warm.wallMs)) * 1000,
    median(warm.wallMs),
    callsAnEvent(warm, size),
    warm.maxRssMiB,
    warm.logBytes / size,
  ]),
  ...(note !== undefined && { note }),
});

const plot = (runs: ReadonlyMap<number, Run>): Plot => ({
  name: 'consumer-latency',
  title: 'Consumer: a batch of 10, by the latency of AWS (ms, median)',
  spec: {
    width: 480,
    height: 240,
    data: {
      values: [...runs].flatMap(([latencyMs, run]) =>
        [...run].map(([name, { wallMs }]) => ({ latencyMs, name, ms: median(wallMs) })),
      ),
    },
    mark: { type: 'line', point: true },
    encoding: {
      x: { field: 'latencyMs', type: 'quantitative', title: 'latency of each call (ms)' },
      y: { field: 'ms', type: 'quantitative', title: 'wall (ms)' },
      color: { field: 'name', type: 'nominal', title: null, legend: { labelLimit: 240 } },
    },
  },
});

/** The consumer warm, against the same job made of Powertools. */
export const measureConsumer = async (bench: Bench): Promise<ConsumerFigures> => {
  const contenders = await startWarm(bench, names);
  const load = { newPayload: () => newBatch(full), answer };
  try {
    await contenders.run({ ...load, latencyMs: 0, invocations: 25, rounds: 10 }); // until it is compiled
    const warm = await contenders.run({ ...load, latencyMs: 0, invocations: 20, rounds: 15 });
    const runs = new Map<number, Run>([[0, warm]]);
    for (const latencyMs of latencies.slice(1))
      runs.set(
        latencyMs,
        await contenders.run({
          ...load,
          latencyMs,
          invocations: 8,
          rounds: latencyMs > 5 ? 5 : 15,
        }),
      );
    const single = await contenders.run({
      newPayload: () => newBatch(1),
      answer,
      latencyMs: 0,
      invocations: 50,
      rounds: 9,
    });

    const compare = (
      target: Reached['target'],
      run: Run | undefined,
      figure: 'cpuMs' | 'wallMs',
      size: number,
    ): Reached => {
      const ours = run?.get('consumer')?.[figure] ?? [];
      const theirs = run?.get(rival)?.[figure] ?? [];
      const ratio = medianRatio(ours, theirs);
      return {
        target,
        reached: ratio,
        ours: median(ours) / size,
        theirs: median(theirs) / size,
        unit: 'ms',
      };
    };
    const calls = callsAnEvent(warm.get('consumer'), full);
    return {
      reached: [
        {
          target: 'consumerCalls',
          reached: calls,
          ours: calls,
          theirs: callsAnEvent(warm.get(rival), full),
          unit: 'calls',
        },
        compare('consumerCpu', warm, 'cpuMs', full),
        compare('consumerWall', runs.get(5), 'wallMs', 1),
      ],
      tables: [
        ...[...runs].map(([ms, run]) =>
          tableOf(
            `Consumer, warm, batches of 10, AWS ${ms} ms away`,
            full,
            run,
            ms > 0
              ? `Of each batch ${3 * ms} ms are the latency of three calls, one after the other, in every contender.`
              : undefined,
          ),
        ),
        tableOf('Consumer, warm, batches of 1, AWS 0 ms away', 1, single),
      ],
      plots: [plot(runs)],
      warm,
      single,
    };
  } finally {
    await contenders.stop();
  }
};
