import type { ComparisonOperator, IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';

/** When to wake somebody, and why. */
export interface AlarmDefinition {
  /** Its period is the alarm's. */
  readonly metric: IMetric;
  readonly threshold: number;
  /** @default - at the threshold or above it */
  readonly comparison?: ComparisonOperator;
  /** How many of the last periods are looked at. */
  readonly periods: number;
  /**
   * How many of them must breach.
   * @default - all
   */
  readonly breaching?: number;
  /** @default - it is as it should be: counts of faults have no data points while there are none */
  readonly missing?: TreatMissingData;
  /** What has happened, in words for a person who was asleep; what to do is in the runbook. */
  readonly meaning: string;
}
