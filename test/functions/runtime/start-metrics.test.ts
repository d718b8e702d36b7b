import { metricNames } from '../../../functions/runtime/metric-names.ts';
import { type FunctionMetrics, startMetrics } from '../../../functions/runtime/start-metrics.ts';
import { capturedOutput } from '../ingress/captured-output.ts';
import { readEmf } from './read-emf.ts';

const write = async (use: (metrics: FunctionMetrics) => void): Promise<string> => {
  const metrics = startMetrics({ STACK_NAME: 'Sales', POWERTOOLS_SERVICE_NAME: 'consumer' });
  return capturedOutput(async () => use(metrics));
};
const own = { stack: 'Sales', service: 'consumer' };

it('writes what was counted in one line, with the dimensions that tell deployments apart', async () => {
  const output = await write((metrics) => {
    metrics.count(metricNames.published);
    metrics.count(metricNames.retries);
    metrics.count(metricNames.published);
    metrics.measureMs(metricNames.eventAge, 1_500);
    metrics.flush();
  });
  expect(output.trimEnd().split('\n')).toHaveLength(1);
  expect(readEmf(output)).toEqual([
    { name: 'Published', unit: 'Count', values: [1, 1], dimensions: own },
    { name: 'Retries', unit: 'Count', values: [1], dimensions: own },
    { name: 'EventAge', unit: 'Milliseconds', values: [1_500], dimensions: own },
  ]);
});

it('counts parts in lines of their own, besides the whole', async () => {
  const output = await write((metrics) => {
    metrics.count(metricNames.retries);
    metrics.countParts(metricNames.quarantined, ['stale']);
    metrics.countParts(metricNames.flagged, ['bom', 'casing']);
    metrics.countParts(metricNames.flagged, ['casing']);
    metrics.flush();
  });
  expect(readEmf(output)).toEqual([
    { name: 'Retries', unit: 'Count', values: [1], dimensions: own },
    { name: 'Quarantined', unit: 'Count', values: [1], dimensions: own },
    { name: 'Flagged', unit: 'Count', values: [1, 1], dimensions: own },
    { name: 'Quarantined', unit: 'Count', values: [1], dimensions: { ...own, reason: 'stale' } },
    { name: 'Flagged', unit: 'Count', values: [1], dimensions: { ...own, flag: 'bom' } },
    { name: 'Flagged', unit: 'Count', values: [2], dimensions: { ...own, flag: 'casing' } },
  ]);
});

it('writes nothing where nothing was counted, and nothing twice', async () => {
  expect(await write((metrics) => metrics.flush())).toBe('');
  const output = await write((metrics) => {
    metrics.countParts(metricNames.quarantined, ['stale']);
    metrics.flush();
    metrics.flush();
  });
  expect(readEmf(output)).toHaveLength(2);
});

it('loses nothing beyond the hundred values that a line may have of a metric', async () => {
  const output = await write((metrics) => {
    for (let at = 0; at < 250; at += 1) metrics.countParts(metricNames.flagged, ['bom']);
    metrics.flush();
  });
  const data = readEmf(output);
  const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const sums = Map.groupBy(data, ({ dimensions }) => dimensions.flag ?? 'all');
  expect(Math.max(...data.map(({ values }) => values.length))).toBe(100);
  for (const of of ['all', 'bom'])
    expect(sumOf((sums.get(of) ?? []).flatMap(({ values }) => values))).toBe(250);
});
