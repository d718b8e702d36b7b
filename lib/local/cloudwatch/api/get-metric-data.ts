import * as v from 'valibot';
import { compileQuery, type MetricQuery, querySchema } from '../metrics/metric-queries.ts';
import { type MetricStore, minuteMs } from '../metrics/metric-store.ts';
import { invalidValue, type Operation, parseInput, timeSchema, toSeconds } from './operation.ts';

const schema = v.object({
  MetricDataQueries: v.pipe(v.array(querySchema), v.minLength(1), v.maxLength(500)),
  StartTime: timeSchema,
  EndTime: timeSchema,
  ScanBy: v.optional(
    v.picklist(['TimestampDescending', 'TimestampAscending']),
    'TimestampDescending',
  ),
});

const compile = (query: MetricQuery) => {
  try {
    return compileQuery(query);
  } catch (error) {
    throw invalidValue(error instanceof Error ? error.message : String(error));
  }
};

/**
 * Metrics and queries, in one page. Periods start at the full minute of `StartTime`.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
export const getMetricData =
  (store: MetricStore): Operation =>
  (input) => {
    const { MetricDataQueries, StartTime, EndTime, ScanBy } = parseInput(schema, input);
    if (StartTime >= EndTime)
      throw invalidValue('The parameter StartTime must be less than the parameter EndTime.');
    const range = { startMs: Math.floor(StartTime / minuteMs) * minuteMs, endMs: EndTime };
    const results = MetricDataQueries.filter(({ ReturnData }) => ReturnData).map((query) => {
      const { label, datapoints } = compile(query);
      const ascending = [...datapoints(store, range)];
      const points = ScanBy === 'TimestampAscending' ? ascending : ascending.toReversed();
      return {
        Id: query.Id,
        Label: label,
        Timestamps: points.map(([start]) => toSeconds(start)),
        Values: points.map(([, value]) => value),
        StatusCode: 'Complete',
      };
    });
    return { MetricDataResults: results, Messages: [] };
  };
