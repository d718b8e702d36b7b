import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { FunctionVariables } from './environment.ts';
import { brokenDown, dimensionNames, type MetricName, metricNamespace } from './metric-names.ts';

type BrokenDown = keyof typeof brokenDown;

/** The metrics of an invocation, kept until they are written. */
export interface FunctionMetrics {
  readonly count: (metric: Exclude<MetricName, BrokenDown>) => void;
  /** Counts one, and one for each part: a reason or a flag. */
  readonly countParts: (metric: BrokenDown, parts: readonly string[]) => void;
  readonly measureMs: (metric: MetricName, ms: number) => void;
  /** Writes what was counted to standard output, in embedded metric format (EMF). */
  readonly flush: () => void;
}

/**
 * The one place where functions make metrics. What was counted several times is one line: a list of values overall, and a
 * sum for each part, since all metrics of a line have the same dimensions.
 *
 * They are written whatever the log's level: not by the logger. (Lambda's own log level would drop them.)
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export const startMetrics = ({
  STACK_NAME,
  POWERTOOLS_SERVICE_NAME,
}: FunctionVariables): FunctionMetrics => {
  const metrics = new Metrics({
    namespace: metricNamespace,
    serviceName: POWERTOOLS_SERVICE_NAME,
    defaultDimensions: { [dimensionNames.stack]: STACK_NAME },
  });
  const counted: { readonly metric: BrokenDown; readonly part: string }[] = [];

  const count = (metric: MetricName) => metrics.addMetric(metric, MetricUnit.Count, 1);

  return {
    count,
    countParts: (metric, parts) => {
      count(metric);
      counted.push(...parts.map((part) => ({ metric, part })));
    },
    measureMs: (metric, ms) => metrics.addMetric(metric, MetricUnit.Milliseconds, ms),
    flush: () => {
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
      const groups = Map.groupBy(counted.splice(0), ({ metric, part }) => `${metric} ${part}`);
      for (const group of groups.values())
        for (const { metric, part } of group.slice(0, 1))
          metrics
            .addDimension(brokenDown[metric], part)
            .addMetric(metric, MetricUnit.Count, group.length)
            .publishStoredMetrics();
    },
  };
};
