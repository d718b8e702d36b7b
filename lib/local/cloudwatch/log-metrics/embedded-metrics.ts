import * as v from 'valibot';
import type { Datum } from '../metrics/metric-store.ts';

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html */
const metadataSchema = v.object({
  _aws: v.object({
    Timestamp: v.number(),
    CloudWatchMetrics: v.array(
      v.object({
        Namespace: v.pipe(v.string(), v.minLength(1)),
        Dimensions: v.array(v.pipe(v.array(v.string()), v.maxLength(30))),
        Metrics: v.array(v.object({ Name: v.string(), Unit: v.optional(v.string(), 'None') })),
      }),
    ),
  }),
});

const valuesSchema = v.union([
  v.pipe(
    v.number(),
    v.transform((value) => [value]),
  ),
  v.pipe(v.array(v.number()), v.maxLength(100)),
]);

const parseJson = (message: string): unknown => {
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
};

const valuesOf = (root: object, name: string): readonly number[] => {
  const parsed = v.safeParse(valuesSchema, Reflect.get(root, name));
  return parsed.success ? parsed.output : [];
};

/** @returns undefined when a dimension has no text as its value: then no metric has this set. */
const dimensionsOf = (
  root: object,
  names: readonly string[],
): Readonly<Record<string, string>> | undefined => {
  const texts = names.flatMap((name): [string, string][] => {
    const value: unknown = Reflect.get(root, name);
    return typeof value === 'string' ? [[name, value]] : [];
  });
  return texts.length === names.length ? Object.fromEntries(texts) : undefined;
};

/**
 * The metrics that a log event carries in the embedded metric format: each value once for each set of dimensions.
 *
 * @returns nothing for a line of another kind, or one that breaks the format: CloudWatch keeps it as a log line only.
 */
export const embeddedMetrics = (message: string): readonly Datum[] => {
  // Most lines are no metrics, and some are long.
  if (!message.includes('"CloudWatchMetrics"')) return [];
  const root = parseJson(message);
  const metadata = v.safeParse(metadataSchema, root);
  if (!metadata.success || typeof root !== 'object' || root === null) return [];
  const { Timestamp: timestampMs, CloudWatchMetrics } = metadata.output._aws;
  const metrics: Datum[] = [];
  for (const { Namespace: namespace, Dimensions, Metrics } of CloudWatchMetrics)
    for (const names of Dimensions) {
      const dimensions = dimensionsOf(root, names);
      if (!dimensions) continue;
      for (const { Name: name, Unit: unit } of Metrics)
        for (const value of valuesOf(root, name))
          metrics.push({ namespace, name, dimensions, timestampMs, value, unit });
    }
  return metrics;
};
