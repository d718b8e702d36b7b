import * as v from 'valibot';
import { type Datapoints, datapointsOf, type TimeRange } from './datapoints.ts';
import { statisticOf } from './distribution.ts';
import { compileInsightsQuery, isInsightsQuery, readFound } from './insights-query.ts';
import { fromDimensionList } from './metric.ts';
import type { MetricStore, Minutes } from './metric-store.ts';

const text = v.pipe(v.string(), v.minLength(1));
export const dimensionsSchema = v.optional(
  v.array(v.strictObject({ Name: v.string(), Value: v.string() })),
  [],
);
/** Finer periods belong to high-resolution metrics, which are not kept. */
export const periodSchema = v.pipe(v.number(), v.integer(), v.minValue(60), v.multipleOf(60));

export const statSchema = v.pipe(
  text,
  v.check(
    (name) => statisticOf(name) !== undefined,
    ({ input }) => `the local cloud does not know the statistic ${input}`,
  ),
);

const metricStatSchema = v.strictObject({
  Metric: v.strictObject({ Namespace: text, MetricName: text, Dimensions: dimensionsSchema }),
  Period: periodSchema,
  Stat: statSchema,
  Unit: v.optional(v.string()),
});

/** A metric or a query for metrics, as alarms and GetMetricData name it. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html */
export const querySchema = v.strictObject({
  Id: v.pipe(v.string(), v.regex(/^[a-z]\w*$/)),
  Label: v.optional(v.string()),
  ReturnData: v.optional(v.boolean(), true),
  Period: v.optional(periodSchema),
  Expression: v.optional(v.string()),
  MetricStat: v.optional(metricStatSchema),
});
export type MetricQuery = v.InferOutput<typeof querySchema>;

/** What a query reads, what it makes of it, and for how long at a time. */
interface CompiledQuery {
  readonly label: string;
  readonly periodSeconds: number;
  readonly datapoints: (store: MetricStore, range: Omit<TimeRange, 'periodSeconds'>) => Datapoints;
}

interface Reading {
  readonly statistic: string;
  readonly label: string;
  readonly read: (store: MetricStore) => Minutes;
}

const readingOf = ({ Id, Expression, MetricStat }: MetricQuery): Reading => {
  if (MetricStat) {
    const { Namespace: namespace, MetricName: name, Dimensions } = MetricStat.Metric;
    const metric = { namespace, name, dimensions: fromDimensionList(Dimensions) };
    return { statistic: MetricStat.Stat, label: name, read: (store) => store.read(metric) };
  }
  if (Expression === undefined) throw new Error(`${Id} needs MetricStat or Expression`);
  if (!isInsightsQuery(Expression))
    throw new Error(`the local cloud does not know metric math: ${Expression}`);
  const query = compileInsightsQuery(Expression);
  return { statistic: query.statistic, label: Id, read: (store) => readFound(store, query) };
};

/**
 * Compiles a query.
 *
 * @throws Error that says what the local cloud does not know: metric math, say.
 */
export const compileQuery = (query: MetricQuery): CompiledQuery => {
  const { statistic: name, label, read } = readingOf(query);
  const statistic = statisticOf(name);
  if (!statistic) throw new Error(`the local cloud does not know the statistic ${name}`);
  const periodSeconds = query.MetricStat?.Period ?? query.Period;
  if (periodSeconds === undefined) throw new Error(`${query.Id} needs a Period`);
  return {
    label: query.Label ?? label,
    periodSeconds,
    datapoints: (store, range) => datapointsOf(read(store), statistic, { ...range, periodSeconds }),
  };
};
