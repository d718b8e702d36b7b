import { startAwsStub } from './aws-stub/start-aws-stub.ts';
import { synthesizeContenders } from './contender.ts';
import { bundleHost } from './host/bundle-host.ts';
import { measureBundles } from './measure/bundles.ts';
import { measureCatalogueLoad } from './measure/catalogue-load.ts';
import { measureColdStarts } from './measure/cold-starts.ts';
import { measureConsumer } from './measure/consumer.ts';
import { measureIngress } from './measure/ingress.ts';
import { modelCosts } from './measure/models.ts';
import { measureParsing } from './measure/parsing.ts';
import { measurePipeline } from './measure/pipeline.ts';
import { measureProfile } from './measure/profile.ts';
import type { Bench, Measurement } from './measurement.ts';
import type { TargetName } from './targets.ts';

/** What can be measured by itself, and the targets that it decides. */
const groups = {
  parsing: ['parsing', 'catalogueLoad'],
  bundles: ['ingressBundle', 'consumerBundle'],
  'cold-start': ['ingressColdStart', 'ingressFirst'],
  warm: ['ingressWarmCpu', 'consumerCalls', 'consumerCpu', 'consumerWall'],
  profile: [],
  pipeline: ['pipelineRate', 'pipelineLost'],
} as const satisfies Record<string, readonly TargetName[]>;

type Group = keyof typeof groups;
export const isGroup = (name: string): name is Group => Object.hasOwn(groups, name);
export const groupNames = Object.keys(groups).filter(isGroup);
export const targetsOf = (names: readonly Group[]): TargetName[] =>
  names.flatMap((name) => groups[name]);

const measureWarm = async (bench: Bench): Promise<Measurement[]> => {
  const ingress = await measureIngress(bench);
  const consumer = await measureConsumer(bench);
  return [ingress, consumer, modelCosts(bench, ingress, consumer)];
};

const measureGroup: Record<Group, (bench: Bench) => Promise<Measurement[]>> = {
  parsing: async () => [measureParsing(), measureCatalogueLoad()],
  bundles: async (bench) => [measureBundles(bench)],
  'cold-start': async (bench) => [await measureColdStarts(bench)],
  warm: measureWarm,
  profile: async (bench) => [await measureProfile(bench)],
  pipeline: async (bench) => [await measurePipeline(bench)],
};

/** Measures the groups one after the other, on bundles that are made first. */
export const measureGroups = async (
  names: readonly Group[],
  { quick }: { readonly quick: boolean },
): Promise<Measurement> => {
  const [contenders, host, stub] = await Promise.all([
    synthesizeContenders(),
    bundleHost(),
    startAwsStub(),
  ]);
  try {
    const bench = { contenders, stub, host: { ...host, endpoint: stub.endpoint }, quick };
    const done: Measurement[] = [];
    for (const name of names) {
      console.error(`measuring: ${name}`);
      done.push(...(await measureGroup[name](bench)));
    }
    return {
      reached: done.flatMap(({ reached }) => reached),
      tables: done.flatMap(({ tables }) => tables),
      plots: done.flatMap(({ plots }) => plots),
    };
  } finally {
    stub.stop();
    await Promise.all([contenders.remove(), host.remove()]);
  }
};
