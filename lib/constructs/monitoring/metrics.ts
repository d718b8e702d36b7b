import { Aws, Duration } from 'aws-cdk-lib';
import { Metric, type MetricOptions, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import {
  brokenDown,
  dimensionNames,
  metricNames,
  metricNamespace,
} from '../../../functions/runtime/metric-names.ts';

export type MetricKey = keyof typeof metricNames;

/** The function that emits each metric: the `service` dimension, without which nothing is found. */
const serviceOf = {
  accepted: 'ingress',
  refusedPath: 'ingress',
  refusedSource: 'ingress',
  refusedToken: 'ingress',
  refusedTooLarge: 'ingress',
  unavailable: 'ingress',
  tokenMatchedPrevious: 'ingress',
  published: 'consumer',
  publishedGeneric: 'consumer',
  duplicates: 'consumer',
  quarantined: 'consumer',
  retries: 'consumer',
  flagged: 'consumer',
  stuckRetries: 'consumer',
  leaseTakeovers: 'consumer',
  unknownOutcomes: 'consumer',
  failedMarks: 'consumer',
  eventAge: 'consumer',
} as const satisfies Record<MetricKey, 'ingress' | 'consumer'>;

type BrokenDownKey = {
  [K in MetricKey]: (typeof metricNames)[K] extends keyof typeof brokenDown ? K : never;
}[MetricKey];

/** The metrics that the functions of the stack emit, as alarms and dashboards look at them. */
export interface WebhookMetrics {
  /** Over all that the service emits: the sum of five minutes, unless `options` say otherwise. */
  readonly of: (key: MetricKey, options?: MetricOptions) => Metric;
  /** One series for each of `values`, such as the reasons of quarantined deliveries. */
  readonly by: (key: BrokenDownKey, values: readonly string[]) => Metric[];
}

export const webhookMetrics = (): WebhookMetrics => {
  const metric = (
    key: MetricKey,
    options: MetricOptions = {},
    more: Record<string, string> = {},
  ): Metric =>
    new Metric({
      namespace: metricNamespace,
      metricName: metricNames[key],
      dimensionsMap: {
        // As the functions are told it: also where the template is deployed under another name.
        [dimensionNames.stack]: Aws.STACK_NAME,
        [dimensionNames.service]: serviceOf[key],
        ...more,
      },
      statistic: Stats.SUM,
      period: Duration.minutes(5),
      ...options,
    });
  return {
    of: metric,
    by: (key, values) =>
      values.map((value) =>
        metric(key, { label: value }, { [brokenDown[metricNames[key]]]: value }),
      ),
  };
};
