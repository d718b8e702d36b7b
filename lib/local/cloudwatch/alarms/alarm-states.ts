import type { Datapoints } from '../metrics/datapoints.ts';
import { compileQuery } from '../metrics/metric-queries.ts';
import type { MetricStore } from '../metrics/metric-store.ts';
import { type Alarm, watchedQuery } from './alarm.ts';
import { type AlarmState, evaluateAlarm, evaluationStarts } from './evaluate-alarm.ts';

/** What became of an alarm when it was last evaluated. */
export interface EvaluatedAlarm {
  readonly alarm: Alarm;
  readonly state: AlarmState;
  readonly reason: string;
  /** Since when it is in this state. */
  readonly sinceMs: number;
}

/** The alarms of the account, each with its state. */
export interface AlarmStates {
  readonly add: (alarm: Alarm) => void;
  /** Evaluates all. @param nowMs - epoch milliseconds. */
  readonly evaluate: (nowMs: number) => readonly EvaluatedAlarm[];
}

const reasonOf = (
  { definition: { Threshold, TreatMissingData } }: Alarm,
  state: AlarmState,
  datapoints: Datapoints,
): string => {
  if (datapoints.size === 0)
    return `no datapoints were received, and missing data is treated as ${TreatMissingData}`;
  const values = [...datapoints].map(([start, value]) => `${value} (${new Date(start).toJSON()})`);
  const crossed = state === 'ALARM' ? 'Threshold Crossed' : 'Threshold not crossed';
  return `${crossed}: datapoints [${values.join(', ')}], threshold ${Threshold}`;
};

export const createAlarmStates = (store: MetricStore, createdMs: number): AlarmStates => {
  const alarms = new Map<string, EvaluatedAlarm>();

  const evaluate = ({ alarm, state: before, sinceMs }: EvaluatedAlarm, nowMs: number) => {
    const query = compileQuery(watchedQuery(alarm.definition));
    const starts = evaluationStarts(alarm.definition, query.periodSeconds, nowMs);
    const [startMs = nowMs] = starts;
    const endMs = startMs + starts.length * query.periodSeconds * 1000;
    const datapoints = query.datapoints(store, { startMs, endMs });
    const state = evaluateAlarm(alarm.definition, starts, datapoints, before);
    const reason = reasonOf(alarm, state, datapoints);
    return { alarm, state, reason, sinceMs: state === before ? sinceMs : nowMs };
  };

  return {
    add: (alarm) => {
      const reason = 'Unchecked: Initial alarm creation';
      alarms.set(alarm.name, { alarm, state: 'INSUFFICIENT_DATA', reason, sinceMs: createdMs });
    },
    evaluate: (nowMs) => {
      for (const [name, last] of alarms) alarms.set(name, evaluate(last, nowMs));
      return [...alarms.values()];
    },
  };
};
