import * as v from 'valibot';
import { AwsError } from '../../front-door/aws-error.ts';
import { datapointsOf } from '../metrics/datapoints.ts';
import { statisticOf } from '../metrics/distribution.ts';
import { fromDimensionList } from '../metrics/metric.ts';
import { dimensionsSchema, periodSchema, statSchema } from '../metrics/metric-queries.ts';
import { type MetricStore, minuteMs } from '../metrics/metric-store.ts';
import { invalidValue, type Operation, parseInput, timeSchema, toSeconds } from './operation.ts';

const names = v.optional(v.array(statSchema), []);
const schema = v.object({
  Namespace: v.string(),
  MetricName: v.string(),
  Dimensions: dimensionsSchema,
  StartTime: timeSchema,
  EndTime: timeSchema,
  Period: periodSchema,
  Statistics: names,
  ExtendedStatistics: names,
});

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html */
export const getMetricStatistics =
  (store: MetricStore): Operation =>
  (input) => {
    const request = parseInput(schema, input);
    const { Namespace, MetricName, StartTime, EndTime, Statistics, ExtendedStatistics } = request;
    if (Statistics.length + ExtendedStatistics.length === 0)
      throw new AwsError(
        'MissingRequiredParameterException',
        'The request must contain either the parameter ExtendedStatistics or the parameter Statistics.',
      );
    if (StartTime >= EndTime)
      throw invalidValue('The parameter StartTime must be less than the parameter EndTime.');
    const dimensions = fromDimensionList(request.Dimensions);
    const metric = { namespace: Namespace, name: MetricName, dimensions };
    const range = {
      startMs: Math.floor(StartTime / minuteMs) * minuteMs,
      endMs: EndTime,
      periodSeconds: request.Period,
    };
    const points = new Map<number, Record<string, number>>();
    const extended = new Map<number, Record<string, number>>();
    const fill = (into: typeof points, name: string): void => {
      const statistic = statisticOf(name);
      if (!statistic) throw invalidValue(`the local cloud does not know the statistic ${name}`);
      for (const [start, value] of datapointsOf(store.read(metric), statistic, range))
        into.set(start, { ...into.get(start), [name]: value });
    };
    for (const name of Statistics) fill(points, name);
    for (const name of ExtendedStatistics) fill(extended, name);
    const starts = [...new Set([...points.keys(), ...extended.keys()])];
    return {
      Label: MetricName,
      Datapoints: starts.map((start) => ({
        Timestamp: toSeconds(start),
        ...points.get(start),
        ...(ExtendedStatistics.length > 0 && { ExtendedStatistics: extended.get(start) }),
        Unit: store.unitOf(metric),
      })),
    };
  };
