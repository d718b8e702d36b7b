import { AwsError } from '../front-door/aws-error.ts';
import type { NewLogEvent } from '../logs/log-groups.ts';
import type { Alarm } from './alarms/alarm.ts';
import { createAlarmStates, type EvaluatedAlarm } from './alarms/alarm-states.ts';
import { describeAlarms } from './api/describe-alarms.ts';
import { getMetricData } from './api/get-metric-data.ts';
import { getMetricStatistics } from './api/get-metric-statistics.ts';
import { listAlarmMuteRules } from './api/list-alarm-mute-rules.ts';
import { listMetrics } from './api/list-metrics.ts';
import type { Operation } from './api/operation.ts';
import { putMetricData } from './api/put-metric-data.ts';
import { embeddedMetrics } from './log-metrics/embedded-metrics.ts';
import type { MetricFilter } from './log-metrics/metric-filter.ts';
import type { MetricStore } from './metrics/metric-store.ts';
import type { MuteRule } from './mute-rules/mute-rule.ts';

export interface CloudWatchOptions {
  readonly store: MetricStore;
  /** Looks at what is measured from time to time, as AWS does every minute. */
  readonly observe: (nowMs: number) => void;
  readonly now?: () => number;
}

/** Metrics and alarms, in memory. */
export interface CloudWatch {
  readonly store: MetricStore;
  readonly addAlarm: (alarm: Alarm) => void;
  readonly addMuteRule: (rule: MuteRule) => void;
  readonly addMetricFilter: (logGroup: string, filter: MetricFilter) => void;
  /** Hears of every event that a log group gets. */
  readonly onLogEvent: (logGroup: string, event: NewLogEvent) => void;
  /** Looks at the services' state and evaluates all alarms. @param nowMs - epoch milliseconds. @default - now */
  readonly evaluateAlarms: (nowMs?: number) => readonly EvaluatedAlarm[];
  /** Answers one operation of the API, by name. @throws AwsError as AWS would. */
  readonly call: (operation: string, input: unknown) => unknown;
  /** By the names of the API. */
  readonly operations: readonly string[];
  readonly stop: () => void;
}

/** Often enough that no minute is missed. */
const observeEveryMs = 10_000;

export const createCloudWatch = ({
  store,
  observe,
  now = Date.now,
}: CloudWatchOptions): CloudWatch => {
  const createdMs = now();
  const alarms = createAlarmStates(store, createdMs);
  const muteRules: MuteRule[] = [];
  const filters = new Map<string, MetricFilter[]>();
  const timer = setInterval(() => observe(now()), observeEveryMs).unref();

  const evaluateAlarms = (nowMs = now()): readonly EvaluatedAlarm[] => {
    observe(nowMs);
    return alarms.evaluate(nowMs);
  };

  const operations: Readonly<Record<string, Operation>> = {
    DescribeAlarms: describeAlarms(evaluateAlarms, createdMs),
    ListAlarmMuteRules: listAlarmMuteRules(muteRules, now, createdMs),
    GetMetricData: getMetricData(store),
    GetMetricStatistics: getMetricStatistics(store),
    ListMetrics: listMetrics(store),
    PutMetricData: putMetricData(store),
  };

  return {
    store,
    addAlarm: alarms.add,
    addMuteRule: (rule) => muteRules.push(rule),
    addMetricFilter: (logGroup, filter) =>
      filters.set(logGroup, [...(filters.get(logGroup) ?? []), filter]),
    onLogEvent: (logGroup, event) => {
      for (const datum of embeddedMetrics(event.message)) store.add(datum);
      for (const filter of filters.get(logGroup) ?? []) filter(event, store);
    },
    evaluateAlarms,
    operations: Object.keys(operations),
    call: (operation, input) => {
      const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
      if (!run) throw new AwsError('UnknownOperationException', `${operation} is not emulated`);
      observe(now());
      return run(input);
    },
    stop: () => clearInterval(timer),
  };
};
