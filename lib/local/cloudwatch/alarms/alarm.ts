import * as v from 'valibot';
import { noEffect, type ResourceType, resourceType } from '../../resource-type.ts';
import {
  compileQuery,
  dimensionsSchema,
  type MetricQuery,
  periodSchema,
  querySchema,
  statSchema,
} from '../metrics/metric-queries.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const actions = v.optional(v.array(v.string()), []);

/** `AWS::CloudWatch::Alarm` of a metric or of a query, with a fixed threshold. */
export const alarmSchema = v.strictObject({
  AlarmName: v.optional(v.string()),
  AlarmDescription: v.optional(v.string()),
  ActionsEnabled: v.optional(v.boolean(), true),
  AlarmActions: actions,
  OKActions: actions,
  InsufficientDataActions: actions,
  ComparisonOperator: v.picklist([
    'GreaterThanOrEqualToThreshold',
    'GreaterThanThreshold',
    'LessThanThreshold',
    'LessThanOrEqualToThreshold',
  ]),
  Threshold: v.number(),
  EvaluationPeriods: count,
  DatapointsToAlarm: v.optional(count),
  TreatMissingData: v.optional(
    v.picklist(['breaching', 'notBreaching', 'ignore', 'missing']),
    'missing',
  ),
  Namespace: v.optional(v.string()),
  MetricName: v.optional(v.string()),
  Dimensions: dimensionsSchema,
  Period: v.optional(periodSchema),
  Statistic: v.optional(statSchema),
  ExtendedStatistic: v.optional(statSchema),
  Unit: v.optional(v.string()),
  Metrics: v.optional(v.array(querySchema)),
  Tags: noEffect,
});
export type AlarmDefinition = v.InferOutput<typeof alarmSchema>;

/** An alarm of the account. */
export interface Alarm {
  readonly name: string;
  readonly arn: string;
  readonly definition: AlarmDefinition;
}

/**
 * The one query whose data points are compared with the threshold.
 *
 * @throws Error when the definition names no such one.
 */
export const watchedQuery = (definition: AlarmDefinition): MetricQuery => {
  const { Metrics, Namespace, MetricName, Dimensions, Period } = definition;
  if (Metrics) {
    const [only, ...others] = Metrics.filter(({ ReturnData }) => ReturnData);
    if (!only || others.length > 0) throw new Error('exactly one metric must return data');
    return only;
  }
  const Stat = definition.Statistic ?? definition.ExtendedStatistic;
  if (!Namespace || !MetricName || Period === undefined || Stat === undefined)
    throw new Error('an alarm needs Namespace, MetricName, Period and Statistic, or Metrics');
  const MetricStat = { Metric: { Namespace, MetricName, Dimensions }, Period, Stat };
  return { Id: 'm1', ReturnData: true, MetricStat };
};

/** `AWS::CloudWatch::Alarm`; an expression that is not understood is refused at the start. */
export const alarm: ResourceType = resourceType({
  schema: alarmSchema,
  physical: (logicalId, { region, accountId }, property) => {
    const given = property('AlarmName');
    const name = typeof given === 'string' ? given : logicalId;
    return {
      ref: name,
      attributes: { Arn: `arn:aws:cloudwatch:${region}:${accountId}:alarm:${name}` },
    };
  },
  create: ({ logicalId, physical, properties }, { cloudWatch }) => {
    // Said at the start, not when somebody first asks for the state.
    try {
      compileQuery(watchedQuery(properties));
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`the local cloud cannot honour ${logicalId}: ${message}`, { cause });
    }
    cloudWatch.addAlarm({
      name: physical.ref,
      arn: physical.attributes.Arn ?? '',
      definition: properties,
    });
  },
});
