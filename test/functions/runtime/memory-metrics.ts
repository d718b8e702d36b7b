import type { MetricName } from '../../../functions/runtime/metric-names.ts';
import type { FunctionMetrics } from '../../../functions/runtime/start-metrics.ts';

/** Metrics in memory: how often each was counted (its parts as `Quarantined invalidJson`), and what was measured. */
export const memoryMetrics = () => {
  const counted: Record<string, number> = {};
  const measured: (readonly [metric: MetricName, ms: number])[] = [];
  const count = (metric: string) => {
    counted[metric] = (counted[metric] ?? 0) + 1;
  };
  const metrics: FunctionMetrics = {
    count,
    countParts: (metric, parts) => {
      for (const name of [metric, ...parts.map((part) => `${metric} ${part}`)]) count(name);
    },
    measureMs: (metric, ms) => measured.push([metric, ms]),
    flush: () => undefined,
  };
  return { metrics, counted, measured };
};
