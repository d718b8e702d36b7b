import { setTimeout } from 'node:timers/promises';
import { readAssembly } from '../../lib/local/template/read-assembly.ts';
import type { Bench, Measurement } from '../measurement.ts';
import { limitConsumers } from '../pipeline/limit-consumers.ts';
import { postEvents } from '../pipeline/post-events.ts';
import { startCloud } from '../pipeline/start-cloud.ts';

const consumerCounts = [1, 2, 4] as const;
const giveUpAfterMs = 30_000;

interface Run {
  readonly consumers: number;
  readonly eventsPerSecond: number;
  readonly lost: number;
  readonly repeated: number;
  /** Of the local cloud's own process, an event. */
  readonly cloudCpuMs: number;
}

const runOnce = async ({ contenders, quick }: Bench, consumers: number): Promise<Run> => {
  const { assemblyDirectory } = contenders;
  limitConsumers(assemblyDirectory, readAssembly(assemblyDirectory).stackName, consumers);
  // A warm-up of this length, since each environment of the ingress is a process of its own, to be compiled by itself.
  const [warmUp, events] = quick ? [50, 200] : [2_000, 4_000];
  const cloud = await startCloud(assemblyDirectory);
  const receivedAll = async (most: number) => {
    const giveUpMs = performance.now() + giveUpAfterMs;
    for (;;) {
      const counts = await cloud.received();
      if (counts.events >= most || performance.now() > giveUpMs) return counts;
      await setTimeout(20);
    }
  };
  try {
    await postEvents(cloud.webhookUrl, warmUp);
    const before = await receivedAll(warmUp);
    const startedMs = performance.now();
    await postEvents(cloud.webhookUrl, events);
    const after = await receivedAll(warmUp + events);
    const seconds = (performance.now() - startedMs) / 1000;
    return {
      consumers,
      eventsPerSecond: (after.events - before.events) / seconds,
      lost: warmUp + events - after.events,
      repeated: after.publications - after.events,
      cloudCpuMs: (after.cpuMs - before.cpuMs) / events,
    };
  } finally {
    await cloud.stop();
  }
};

/** The whole pipeline in the local cloud, from the POST to the rule's target, by the number of consumers at once. */
export const measurePipeline = async (bench: Bench): Promise<Measurement> => {
  const runs: Run[] = [];
  for (const consumers of consumerCounts) runs.push(await runOnce(bench, consumers));
  const best = Math.max(...runs.map((run) => run.eventsPerSecond));
  const lost = runs.reduce((sum, run) => sum + run.lost, 0);
  return {
    reached: [
      { target: 'pipelineRate', reached: best, ours: best, unit: 'events/s' },
      { target: 'pipelineLost', reached: lost, ours: lost, unit: 'events' },
    ],
    tables: [
      {
        title: 'Local pipeline, end to end',
        columns: [
          'consumers at once',
          'events/s',
          'lost',
          'published again',
          'CPU ms an event of the local cloud itself',
        ],
        rows: runs.map((run) => [
          `${run.consumers}`,
          run.eventsPerSecond,
          run.lost,
          run.repeated,
          run.cloudCpuMs,
        ]),
        note: 'One process stands for all of AWS, so that more consumers cannot help once it is busy: this bounds what the functions do, and says nothing about AWS.',
      },
    ],
    plots: [
      {
        name: 'pipeline',
        title: 'Local pipeline: events a second, by consumers at once',
        spec: {
          width: 320,
          height: 200,
          data: {
            values: runs.map(({ consumers, eventsPerSecond }) => ({ consumers, eventsPerSecond })),
          },
          mark: 'bar',
          encoding: {
            x: { field: 'consumers', type: 'ordinal', axis: { labelAngle: 0 } },
            y: { field: 'eventsPerSecond', type: 'quantitative', title: 'events/s' },
          },
        },
      },
    ],
  };
};
