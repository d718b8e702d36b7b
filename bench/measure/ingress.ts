import type { ContenderName } from '../contender.ts';
import type { Bench, Measurement, Table } from '../measurement.ts';
import { newHttpEvent } from '../payloads.ts';
import { median, medianRatio } from '../statistics.ts';
import { latencies, startWarm, type Warm } from './warm.ts';

const names: readonly ContenderName[] = [
  'ingress',
  'ingress, silent',
  'CDK default ingress',
  'bare SendMessage',
];
const answer = '{"statusCode":200,"body":""}';

export interface IngressFigures extends Measurement {
  readonly warm: ReadonlyMap<ContenderName, Warm>;
}

/** The ingress warm, against a bare SendMessage of the same body. */
export const measureIngress = async (bench: Bench): Promise<IngressFigures> => {
  const contenders = await startWarm(bench, names);
  const load = { newPayload: newHttpEvent, answer };
  try {
    await contenders.run({ ...load, latencyMs: 0, invocations: 300, rounds: 8 }); // until it is compiled
    const warm = await contenders.run({ ...load, latencyMs: 0, invocations: 150, rounds: 21 });
    const distant = new Map([[0, warm]]);
    for (const latencyMs of latencies.slice(1))
      distant.set(
        latencyMs,
        await contenders.run({ ...load, latencyMs, invocations: 20, rounds: 5 }),
      );

    const cpu = (name: ContenderName) => warm.get(name)?.cpuMs ?? [];
    const table: Table = {
      title: 'Ingress, warm, an invocation',
      columns: [
        '',
        'CPU ms',
        ...latencies.map((ms) => `wall ms at ${ms} ms`),
        'peak memory MiB',
        'log bytes',
      ],
      rows: names.map((name) => [
        name,
        median(cpu(name)),
        ...latencies.map((ms) => median(distant.get(ms)?.get(name)?.wallMs ?? [])),
        warm.get(name)?.maxRssMiB ?? '',
        warm.get(name)?.logBytes ?? '',
      ]),
      note: 'The bare call is the SDK’s with its defaults and the body alone: no token, no attributes, no time limits, no log, no metrics.',
    };
    return {
      reached: [
        {
          target: 'ingressWarmCpu',
          reached: medianRatio(cpu('ingress'), cpu('bare SendMessage')),
          ours: median(cpu('ingress')),
          theirs: median(cpu('bare SendMessage')),
          unit: 'ms',
        },
      ],
      tables: [table],
      plots: [],
      warm,
    };
  } finally {
    await contenders.stop();
  }
};
