import * as v from 'valibot';
import { type Metric, toDimensionList } from '../metrics/metric.ts';
import type { MetricStore } from '../metrics/metric-store.ts';
import { type Operation, parseInput } from './operation.ts';

const schema = v.object({
  Namespace: v.optional(v.string()),
  MetricName: v.optional(v.string()),
  Dimensions: v.optional(
    v.array(v.object({ Name: v.string(), Value: v.optional(v.string()) })),
    [],
  ),
});

/** In one page. Dimensions that are named must be there, with their value if one is given. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html */
export const listMetrics =
  (store: MetricStore): Operation =>
  (input) => {
    const { Namespace, MetricName, Dimensions } = parseInput(schema, input);
    const isWanted = ({ namespace, name, dimensions }: Metric): boolean =>
      (Namespace ?? namespace) === namespace &&
      (MetricName ?? name) === name &&
      Dimensions.every(
        ({ Name, Value }) =>
          Object.hasOwn(dimensions, Name) && (Value ?? dimensions[Name]) === dimensions[Name],
      );
    return {
      Metrics: store
        .all()
        .filter(isWanted)
        .map(({ namespace, name, dimensions }) => ({
          Namespace: namespace,
          MetricName: name,
          Dimensions: toDimensionList(dimensions),
        })),
    };
  };
