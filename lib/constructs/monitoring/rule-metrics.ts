import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { IEventBus } from 'aws-cdk-lib/aws-events';

type RuleMetric = 'Invocations' | 'FailedInvocations' | 'IngestionToInvocationSuccessLatency';

/**
 * The metrics of every rule of a bus, whoever made it: those of a custom bus have the dimensions EventBusName and
 * RuleName, never EventBusName alone, so that a metric could name only rules that are known. A Metrics Insights query
 * finds the ones that customers add.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Metrics_Insights_Alarm.html
 */
export const ruleMetrics = (bus: IEventBus) => {
  const query = (select: string, label: string, more = '') =>
    new MathExpression({
      expression: `SELECT ${select} FROM SCHEMA("AWS/Events", EventBusName, RuleName) WHERE EventBusName = '${bus.eventBusName}'${more}`,
      label,
      period: Duration.minutes(5),
    });
  return {
    /** One series: the sum over all rules. */
    sum: (metric: RuleMetric) => query(`SUM(${metric})`, metric),
    /** One series for each of the ten rules with most. */
    perRule: (metric: RuleMetric, by: 'SUM' | 'MAX') =>
      query(`${by}(${metric})`, '', ` GROUP BY RuleName ORDER BY ${by}() DESC LIMIT 10`),
  };
};
