import { Duration } from 'aws-cdk-lib';
import { type Alarm, type IMetric, type IWidget, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { flags } from '../../catalogue/flags.ts';
import { quarantineReasons } from '../../catalogue/quarantine-reasons.ts';
import type { GatewayMetrics } from './gateway-metrics.ts';
import type { MetricKey, WebhookMetrics } from './metrics.ts';
import type { Monitored } from './monitored.ts';
import { ruleMetrics } from './rule-metrics.ts';
import { station } from './widgets.ts';

const period = Duration.minutes(5);
const minute = Duration.minutes(1);
const { SUM, MAXIMUM } = Stats;

const durations = (lambda: IFunction): IMetric[] =>
  ['p50', 'p99'].map((statistic) => lambda.metricDuration({ statistic, period, label: statistic }));

const counts = (metrics: WebhookMetrics, ...keys: readonly MetricKey[]): IMetric[] =>
  keys.map((key) => metrics.of(key));

export interface StationsProps {
  readonly monitored: Monitored;
  readonly gateway: GatewayMetrics;
  readonly metrics: WebhookMetrics;
  readonly alarm: (name: AlarmName) => Alarm;
}

/** The alarms of which a graph shows the threshold. */
export type AlarmName =
  | 'refused-token'
  | 'oldest-message'
  | 'dead-letters'
  | 'retries-surge'
  | 'quarantined'
  | 'failed-rules';

export const frontDoor = ({ monitored, gateway, metrics, alarm }: StationsProps): IWidget[] => {
  const { api, ingress } = monitored;
  return station('1. Front door: API Gateway and the ingress function', [
    {
      title: 'Accepted; normal: as many as at this time yesterday',
      metrics: [metrics.of('accepted')],
      right: [api.metricServerError({ period, label: '5xx' })],
    },
    {
      title: 'Refused; normal: none',
      metrics: [
        ...counts(metrics, 'refusedToken', 'refusedSource', 'refusedPath', 'refusedTooLarge'),
        ...counts(metrics, 'unavailable', 'tokenMatchedPrevious'),
        gateway.tooLarge,
        gateway.throttled,
      ],
      alarms: [alarm('refused-token')],
    },
    {
      title: 'Ingress: errors and throttles, normal: none; duration, normal: below 100 ms',
      metrics: [ingress.metricErrors({ period }), ingress.metricThrottles({ period })],
      right: durations(ingress),
    },
  ]);
};

export const queues = ({ monitored, alarm }: StationsProps): IWidget[] => {
  const { deliveryQueue, deadLetterQueue } = monitored;
  const most = { statistic: MAXIMUM, period: minute };
  return station('2. Queue: accepted, not on the bus yet', [
    {
      title: 'Waiting and in flight; normal: near zero',
      metrics: [
        deliveryQueue.metricApproximateNumberOfMessagesVisible({ ...most, label: 'waiting' }),
        deliveryQueue.metricApproximateNumberOfMessagesNotVisible({ ...most, label: 'in flight' }),
      ],
      unit: 'messages',
    },
    {
      title: 'Oldest delivery; normal: seconds (leaves out what was received three times)',
      metrics: [deliveryQueue.metricApproximateAgeOfOldestMessage({ ...most, label: 'age' })],
      alarms: [alarm('oldest-message')],
      unit: 'seconds',
    },
    {
      title: 'Dead-letter queue; normal: empty',
      metrics: [
        deadLetterQueue.metricApproximateNumberOfMessagesVisible({
          ...most,
          label: 'dead letters',
        }),
      ],
      alarms: [alarm('dead-letters')],
      unit: 'messages',
    },
  ]);
};

export const consumer = ({ monitored, metrics, alarm }: StationsProps): IWidget[] => {
  const lambda = monitored.consumer;
  return station('3. Consumer: what became of each delivery', [
    {
      title: 'Outcomes; normal: published, few duplicates',
      metrics: counts(metrics, 'published', 'publishedGeneric', 'duplicates', 'quarantined'),
    },
    {
      title: 'Trouble; normal: none',
      metrics: [
        ...counts(metrics, 'retries', 'leaseTakeovers', 'unknownOutcomes', 'failedMarks'),
        lambda.metricErrors({ period }),
        lambda.metricThrottles({ period }),
      ],
      alarms: [alarm('retries-surge')],
    },
    {
      title: 'From the event to the bus; normal: seconds',
      metrics: ['p50', 'p99'].map((statistic) =>
        metrics.of('eventAge', { statistic, label: statistic }),
      ),
      unit: 'milliseconds',
    },
    {
      title: 'Duration of a batch; normal: below a second',
      metrics: durations(lambda),
      unit: 'milliseconds',
    },
  ]);
};

export const tables = ({ monitored, metrics, alarm }: StationsProps): IWidget[] =>
  station('4. Tables: quarantine and deliveries', [
    {
      title: 'Quarantined, by reason; normal: none',
      metrics: metrics.by('quarantined', quarantineReasons),
      alarms: [alarm('quarantined')],
    },
    {
      title: 'Published with a flag; normal: the same few as ever',
      metrics: metrics.by('flagged', flags),
    },
    {
      title: 'Throttled by DynamoDB; normal: none',
      metrics: (['deliveries', 'quarantine'] as const).flatMap((table) =>
        ['ReadThrottleEvents', 'WriteThrottleEvents'].map((name) =>
          monitored[table].metric(name, { statistic: SUM, period, label: `${table}: ${name}` }),
        ),
      ),
    },
  ]);

export const bus = ({ monitored, alarm }: StationsProps): IWidget[] => {
  const rules = ruleMetrics(monitored.bus);
  return station('5. Bus: the rules and their targets', [
    {
      title: 'Invocations, by rule; normal: as many as its events',
      metrics: [rules.perRule('Invocations', 'SUM')],
    },
    {
      title: 'Given up, by rule; normal: none',
      metrics: [rules.perRule('FailedInvocations', 'SUM')],
      alarms: [alarm('failed-rules')],
    },
    {
      title: 'Longest way from the bus to a target, by rule; normal: below a second',
      metrics: [rules.perRule('IngestionToInvocationSuccessLatency', 'MAX')],
      unit: 'milliseconds',
    },
  ]);
};
