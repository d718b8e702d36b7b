import { watchedQuery } from '../../lib/local/cloudwatch/alarms/alarm.ts';
import {
  evaluateAlarm,
  evaluationStarts,
} from '../../lib/local/cloudwatch/alarms/evaluate-alarm.ts';
import type { CloudWatch } from '../../lib/local/cloudwatch/cloudwatch.ts';
import { compileQuery } from '../../lib/local/cloudwatch/metrics/metric-queries.ts';
import { minuteMs } from '../../lib/local/cloudwatch/metrics/metric-store.ts';
import type { LocalCloud } from '../../lib/local/local-cloud.ts';

/** Names of the alarms in ALARM, as the runbook calls them. */
export interface FiringAlarms {
  /** With what was measured, and nothing before it. */
  readonly once: readonly string[];
  /** Had the same been measured in each of the periods that the alarm looks at. */
  readonly lasting: readonly string[];
}

type Evaluated = ReturnType<CloudWatch['evaluateAlarms']>[number];

/** Puts what the last period has into all of them, in place of waiting for them to pass. */
const firesWhenItLasts = (
  { alarm: { definition } }: Evaluated,
  { store }: CloudWatch,
  nowMs: number,
): boolean => {
  const query = compileQuery(watchedQuery(definition));
  const starts = evaluationStarts(definition, query.periodSeconds, nowMs);
  const endMs = (Math.floor(nowMs / minuteMs) + 1) * minuteMs;
  const startMs = endMs - query.periodSeconds * 1000;
  const [value] = query.datapoints(store, { startMs, endMs }).values();
  const datapoints = new Map(value === undefined ? [] : starts.map((start) => [start, value]));
  return evaluateAlarm(definition, starts, datapoints, 'OK') === 'ALARM';
};

/** @param laterMs - as if so much time had passed. */
export const firingAlarms = ({ cloudWatch, stackName }: LocalCloud, laterMs = 0): FiringAlarms => {
  const nowMs = Date.now() + laterMs;
  const evaluated = cloudWatch.evaluateAlarms(nowMs);
  const nameOf = ({ alarm }: Evaluated): string => alarm.name.replace(`${stackName}-`, '');
  return {
    once: evaluated.filter(({ state }) => state === 'ALARM').map(nameOf),
    lasting: evaluated.filter((one) => firesWhenItLasts(one, cloudWatch, nowMs)).map(nameOf),
  };
};
