import type { ContenderName } from '../contender.ts';
import { startEnvironment } from '../host/start-environment.ts';
import type { Bench, Measurement, Plot } from '../measurement.ts';
import { newBatch, newHttpEvent } from '../payloads.ts';
import { inTurn, median, medianRatio } from '../statistics.ts';

interface ColdStart {
  /** From the start of the process to its first answer. */
  readonly totalMs: number;
  readonly initMs: number;
  readonly firstMs: number;
  readonly cpuMs: number;
  readonly maxRssMiB: number;
}
type Samples = ReadonlyMap<ContenderName, readonly ColdStart[]>;

const ingresses: readonly ContenderName[] = [
  'ingress',
  'CDK default ingress',
  'bare SendMessage',
  'nothing',
];
const consumers: readonly ContenderName[] = [
  'consumer',
  'CDK default consumer',
  'Powertools, default',
  'Powertools, best options',
];
const baseline: ContenderName = 'CDK default ingress';

const startOnce = async (
  { contenders, host }: Bench,
  name: ContenderName,
  payload: string,
): Promise<ColdStart> => {
  const startedMs = performance.now();
  const environment = startEnvironment(contenders.of(name), host);
  const { initMs, wallMs, cpuSinceStartMs, maxRssMiB } = await environment.invoke([payload]);
  const totalMs = performance.now() - startedMs;
  await environment.stop(); // or the next one starts beside its end
  const [firstMs = Number.NaN] = wallMs;
  return { totalMs, initMs, firstMs, cpuMs: cpuSinceStartMs, maxRssMiB };
};

/** Each once, in turn, again and again; another one begins each time. */
const startInTurn = async (
  bench: Bench,
  names: readonly ContenderName[],
  newPayload: () => string,
): Promise<Samples> => {
  const samples = new Map<ContenderName, ColdStart[]>(names.map((name) => [name, []]));
  for (let round = 0; round < (bench.quick ? 2 : 21); round += 1)
    for (const [name, starts] of inTurn([...samples], round))
      starts.push(await startOnce(bench, name, newPayload()));
  return samples;
};

const valuesOf = (samples: Samples, name: ContenderName, figure: keyof ColdStart): number[] =>
  (samples.get(name) ?? []).map((start) => start[figure]);

const plot = (samples: Samples): Plot => ({
  name: 'cold-start',
  title: 'Cold start: process start to first answer (ms, median)',
  spec: {
    width: 480,
    data: {
      values: [...samples.keys()].flatMap((name) => {
        const of = (figure: keyof ColdStart) => median(valuesOf(samples, name, figure));
        const [init, first] = [of('initMs'), of('firstMs')];
        return [
          { name, part: '1 Node starts', ms: Math.max(0, of('totalMs') - init - first) },
          { name, part: '2 the bundle loads', ms: init },
          { name, part: '3 the first invocation', ms: first },
        ];
      }),
    },
    mark: 'bar',
    encoding: {
      y: { field: 'name', type: 'nominal', sort: null, title: null, axis: { labelLimit: 240 } },
      x: { field: 'ms', type: 'quantitative', stack: 'zero' },
      color: { field: 'part', type: 'nominal', title: null },
      order: { field: 'part' },
    },
  },
});

/** From nothing to the first answer, with AWS at no distance. */
export const measureColdStarts = async (bench: Bench): Promise<Measurement> => {
  await bench.stub.record({ clear: true });
  const ingress = await startInTurn(bench, ingresses, newHttpEvent);
  const consumer = await startInTurn(bench, consumers, () => newBatch(1));
  const samples: Samples = new Map([...ingress, ...consumer]);
  const reached = (target: 'ingressColdStart' | 'ingressFirst', figure: keyof ColdStart) => {
    const ours = valuesOf(samples, 'ingress', figure);
    const theirs = valuesOf(samples, baseline, figure);
    const ratio = medianRatio(ours, theirs);
    return { target, reached: ratio, ours: median(ours), theirs: median(theirs), unit: 'ms' };
  };
  return {
    reached: [reached('ingressColdStart', 'totalMs'), reached('ingressFirst', 'firstMs')],
    tables: [
      {
        title: 'Cold start',
        columns: ['', 'total ms', 'init ms', 'first invocation ms', 'CPU ms', 'peak memory MiB'],
        rows: [...samples.keys()].map((name) => [
          name,
          ...(['totalMs', 'initMs', 'firstMs', 'cpuMs', 'maxRssMiB'] as const).map((figure) =>
            median(valuesOf(samples, name, figure)),
          ),
        ]),
      },
    ],
    plots: [plot(samples)],
  };
};
