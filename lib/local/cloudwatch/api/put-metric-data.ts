import * as v from 'valibot';
import { fromDimensionList } from '../metrics/metric.ts';
import { dimensionsSchema } from '../metrics/metric-queries.ts';
import type { MetricStore } from '../metrics/metric-store.ts';
import { type Operation, parseInput, timeSchema } from './operation.ts';

const numbers = v.optional(v.array(v.number()));

/** Strict: a statistic set gives no single values, and is refused by name. */
const datumSchema = v.strictObject({
  MetricName: v.string(),
  Dimensions: dimensionsSchema,
  Timestamp: v.optional(timeSchema),
  Value: v.optional(v.number()),
  Values: numbers,
  Counts: numbers,
  Unit: v.optional(v.string()),
  StorageResolution: v.optional(v.number()),
});

const schema = v.object({
  Namespace: v.pipe(
    v.string(),
    v.check((name) => !name.startsWith('AWS/'), 'namespaces that begin with AWS/ are reserved'),
  ),
  MetricData: v.array(datumSchema),
});

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html */
export const putMetricData =
  (store: MetricStore): Operation =>
  (input) => {
    const { Namespace: namespace, MetricData } = parseInput(schema, input);
    for (const { MetricName, Dimensions, Timestamp, Value, Values, Counts, Unit } of MetricData) {
      const values = Values ?? (Value === undefined ? [] : [Value]);
      for (const [index, value] of values.entries())
        store.add({
          namespace,
          name: MetricName,
          dimensions: fromDimensionList(Dimensions),
          timestampMs: Timestamp ?? Date.now(),
          value,
          count: Counts?.[index],
          unit: Unit,
        });
    }
    return {};
  };
