import type { Datapoints } from '../metrics/datapoints.ts';
import { minuteMs } from '../metrics/metric-store.ts';
import type { AlarmDefinition } from './alarm.ts';

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** The part of a definition that decides on data points. */
export type AlarmRule = Pick<
  AlarmDefinition,
  | 'ComparisonOperator'
  | 'Threshold'
  | 'EvaluationPeriods'
  | 'DatapointsToAlarm'
  | 'TreatMissingData'
>;

/**
 * How many periods more than its own an alarm looks back when data points are missing. AWS says "a higher number" and
 * shows two in its examples.
 */
const extraPeriods = 2;

/** Where the periods that an alarm looks at start, the oldest first; the minute under way belongs to the last. */
export const evaluationStarts = (
  { EvaluationPeriods }: Pick<AlarmRule, 'EvaluationPeriods'>,
  periodSeconds: number,
  nowMs: number,
): number[] => {
  const endMs = (Math.floor(nowMs / minuteMs) + 1) * minuteMs;
  const periods = EvaluationPeriods + extraPeriods;
  return Array.from(
    { length: periods },
    (_, index) => endMs - (periods - index) * periodSeconds * 1000,
  );
};

const comparisons: Readonly<
  Record<AlarmRule['ComparisonOperator'], (value: number, threshold: number) => boolean>
> = {
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
};

/**
 * "Alarms are designed to always go into ALARM state when the oldest available breaching datapoint […] is at least as old
 * as the value of Datapoints to Alarm, and all other more recent data points are breaching or missing."
 */
const isPrematurelyAlarmed = (
  breaching: readonly (boolean | undefined)[],
  datapointsToAlarm: number,
): boolean => {
  const oldest = breaching.indexOf(true);
  return (
    !breaching.includes(false) && oldest !== -1 && breaching.length - oldest >= datapointsToAlarm
  );
};

/**
 * Decides an alarm's state by its definition, as CloudWatch does.
 *
 * @param starts - of the evaluation range, the oldest first.
 * @param datapoints - by the start of their period.
 * @param before - the state so far, kept where CloudWatch keeps it.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export const evaluateAlarm = (
  rule: AlarmRule,
  starts: readonly number[],
  datapoints: Datapoints,
  before: AlarmState,
): AlarmState => {
  const { EvaluationPeriods, DatapointsToAlarm = EvaluationPeriods, TreatMissingData } = rule;
  const isBreaching = comparisons[rule.ComparisonOperator];
  const range = starts.map((start) => {
    const value = datapoints.get(start);
    return value === undefined ? undefined : isBreaching(value, rule.Threshold);
  });
  const decide = (breaching: readonly boolean[]): AlarmState =>
    breaching.filter(Boolean).length >= DatapointsToAlarm ? 'ALARM' : 'OK';

  const real = range.filter((breaching) => breaching !== undefined);
  if (real.length >= EvaluationPeriods) return decide(real.slice(-EvaluationPeriods));

  const missing = EvaluationPeriods - real.length;
  if (TreatMissingData === 'breaching' || TreatMissingData === 'notBreaching')
    return decide([...real, ...Array(missing).fill(TreatMissingData === 'breaching')]);
  if (real.length === 0) return TreatMissingData === 'ignore' ? before : 'INSUFFICIENT_DATA';
  if (decide(real) === 'ALARM') return 'ALARM';
  if (isPrematurelyAlarmed(range, DatapointsToAlarm))
    return TreatMissingData === 'ignore' ? before : 'ALARM';
  // Breaching, and too young for that.
  return real.includes(false) ? 'OK' : before;
};
