import * as v from 'valibot';
import { select } from '../../logs/filter-pattern/comparison.ts';
import { compileFilterPattern } from '../../logs/filter-pattern/filter-pattern.ts';
import { noEffect, type ResourceType, resourceType } from '../../resource-type.ts';
import type { Datum, MetricStore } from '../metrics/metric-store.ts';

const transformationSchema = v.strictObject({
  MetricName: v.string(),
  MetricNamespace: v.string(),
  /** A number, or `$.field`. */
  MetricValue: v.string(),
  DefaultValue: v.optional(v.number()),
  Unit: v.optional(v.string()),
  Dimensions: v.optional(v.array(v.strictObject({ Key: v.string(), Value: v.string() })), []),
});
type Transformation = v.InferOutput<typeof transformationSchema>;

const schema = v.strictObject({
  FilterName: noEffect,
  FilterPattern: v.string(),
  LogGroupName: v.string(),
  MetricTransformations: v.pipe(v.array(transformationSchema), v.length(1)),
});
type Definition = v.InferOutput<typeof schema>;

interface FilteredEvent {
  readonly timestamp: number;
  readonly message: string;
}

/** Measures a log event. */
export type MetricFilter = (event: FilteredEvent, store: MetricStore) => void;

const parseJson = (message: string): unknown => {
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
};

const fieldOf = (json: unknown, selector: string): unknown => select(selector)(json);

const measuredValue = ({ MetricValue }: Transformation, json: unknown): number => {
  const value = MetricValue.startsWith('$') ? fieldOf(json, MetricValue) : MetricValue;
  return typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
};

/** A field that is not there, or is no single value, leaves out its dimension's metric altogether. */
const dimensionsOf = (
  { Dimensions }: Transformation,
  json: unknown,
): Datum['dimensions'] | undefined => {
  const found = Dimensions.flatMap(({ Key, Value }): [string, string][] => {
    const value = fieldOf(json, Value);
    return typeof value === 'string' || typeof value === 'number' ? [[Key, `${value}`]] : [];
  });
  return found.length === Dimensions.length ? Object.fromEntries(found) : undefined;
};

/**
 * A filter that counts, or reads a number from, the log events that its pattern matches.
 *
 * @throws AwsError when the pattern is none, or of a kind that is not emulated.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
 */
export const createMetricFilter = ({
  FilterPattern,
  MetricTransformations,
}: Pick<Definition, 'FilterPattern' | 'MetricTransformations'>): MetricFilter => {
  const matches = compileFilterPattern(FilterPattern);
  return ({ timestamp: timestampMs, message }, store) => {
    const isMatch = matches(message);
    for (const transformation of MetricTransformations) {
      const { MetricNamespace: namespace, MetricName: name, Unit: unit } = transformation;
      const { DefaultValue } = transformation;
      const datum = { namespace, name, timestampMs, unit };
      if (!isMatch) {
        // "The value to emit when a filter pattern does not match a log event", in a minute that has no match.
        if (DefaultValue !== undefined)
          store.addDefault({ ...datum, dimensions: {}, value: DefaultValue });
        continue;
      }
      const json = parseJson(message);
      const value = measuredValue(transformation, json);
      const dimensions = dimensionsOf(transformation, json);
      if (dimensions && !Number.isNaN(value)) store.add({ ...datum, dimensions, value });
    }
  };
};

/** `AWS::Logs::MetricFilter`. */
export const metricFilter: ResourceType = resourceType({
  schema,
  physical: (logicalId) => ({ ref: logicalId, attributes: {} }),
  create: ({ properties }, { cloudWatch }) =>
    cloudWatch.addMetricFilter(properties.LogGroupName, createMetricFilter(properties)),
});
