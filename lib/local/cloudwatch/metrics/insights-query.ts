import { type Distribution, merge } from './distribution.ts';
import type { Metric } from './metric.ts';
import type { MetricStore, Minutes } from './metric-store.ts';

/** A Metrics Insights query: one series over all the metrics that it finds. */
export interface InsightsQuery {
  /** In the words of `statisticOf`. */
  readonly statistic: string;
  readonly finds: (metric: Metric) => boolean;
}

const statistics: Readonly<Record<string, string>> = {
  AVG: 'Average',
  COUNT: 'SampleCount',
  MAX: 'Maximum',
  MIN: 'Minimum',
  SUM: 'Sum',
};

const whole =
  /^SELECT\s+(?<statistic>[A-Z]+)\((?<name>"[^"]+"|[\w.]+)\)\s+FROM\s+SCHEMA\(\s*(?<schema>[^)]+)\)(?:\s+WHERE\s+(?<where>.+))?$/;
const condition = /^\s*(?<key>"[^"]+"|\w+)\s*(?<operator>!?=)\s*'(?<value>[^']*)'\s*$/;

const unquoted = (text: string): string => text.trim().replace(/^"(.*)"$/, '$1');

const compileCondition = (text: string): InsightsQuery['finds'] => {
  const { key = '', operator, value } = condition.exec(text)?.groups ?? {};
  if (value === undefined)
    throw new Error(`the local cloud does not understand the condition ${text.trim()}`);
  return ({ dimensions }) => (dimensions[unquoted(key)] === value) === (operator === '=');
};

export const isInsightsQuery = (expression: string): boolean => expression.startsWith('SELECT');

/**
 * Compiles `SELECT SUM(Metric) FROM SCHEMA("Namespace", Dimension, …) WHERE Dimension = 'value' AND …`. A schema finds the
 * metrics with exactly its dimensions.
 *
 * @throws Error for other forms: `GROUP BY`, `ORDER BY`, `LIMIT`, a namespace without `SCHEMA`, `OR`.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-querylanguage.html
 */
export const compileInsightsQuery = (text: string): InsightsQuery => {
  const { statistic = '', name = '', schema = '', where } = whole.exec(text.trim())?.groups ?? {};
  const known = Object.hasOwn(statistics, statistic) ? statistics[statistic] : undefined;
  if (known === undefined)
    throw new Error('the local cloud knows SELECT … FROM SCHEMA(…) WHERE … only');
  const [namespace, ...keys] = schema.split(',').map(unquoted);
  const conditions = (where?.split(/\sAND\s/) ?? []).map(compileCondition);
  return {
    statistic: known,
    finds: (metric) =>
      metric.namespace === namespace &&
      metric.name === unquoted(name) &&
      Object.keys(metric.dimensions).length === keys.length &&
      keys.every((key) => Object.hasOwn(metric.dimensions, key)) &&
      conditions.every((fulfils) => fulfils(metric)),
  };
};

/** The values of all metrics that a query finds, as of one. */
export const readFound = (store: MetricStore, { finds }: InsightsQuery): Minutes => {
  const found = store.all().filter(finds).map(store.read);
  const minutes = new Set(found.flatMap((series) => [...series.keys()]));
  return new Map(
    [...minutes].map((minute): [number, Distribution] => [
      minute,
      merge(found.flatMap((series) => series.get(minute) ?? [])),
    ]),
  );
};
