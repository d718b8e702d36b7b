import type { Distribution } from './distribution.ts';
import { type Metric, metricKey } from './metric.ts';

export const minuteMs = 60_000;

/** What is measured at a time. */
export interface Datum extends Metric {
  /** Epoch milliseconds. */
  readonly timestampMs: number;
  readonly value: number;
  /** How often this value. @default 1 */
  readonly count?: number;
  readonly unit?: string;
}

/** The values of a metric, by the epoch milliseconds at which their minute starts. */
export type Minutes = ReadonlyMap<number, Distribution>;

/** The metrics of CloudWatch, in memory and by the minute: finer periods are not kept. */
export interface MetricStore {
  readonly add: (datum: Datum) => void;
  /** In the place of what this minute has: a state that is looked at more often than AWS looks, which is once a minute. */
  readonly set: (datum: Datum) => void;
  /** Unless this minute has a value. */
  readonly addDefault: (datum: Datum) => void;
  readonly read: (metric: Metric) => Minutes;
  readonly unitOf: (metric: Metric) => string;
  /** As they first came. */
  readonly all: () => readonly Metric[];
  /** Forgets everything, so that what happens next is seen by itself. */
  readonly clear: () => void;
}

/** Minutes that have values, of each metric: older ones are dropped, so that a long run does not fill the memory. */
const keptMinutes = 1440;

interface Series {
  readonly metric: Metric;
  readonly unit: string;
  readonly minutes: Map<number, Map<number, number>>;
}

export const createMetricStore = (): MetricStore => {
  const allSeries = new Map<string, Series>();

  const seriesOf = ({ namespace, name, dimensions, unit = 'None' }: Datum): Series => {
    const key = metricKey({ namespace, name, dimensions });
    const series = allSeries.get(key) ?? {
      metric: { namespace, name, dimensions },
      unit,
      minutes: new Map(),
    };
    allSeries.set(key, series);
    return series;
  };

  const add = (datum: Datum): void => {
    const { minutes } = seriesOf(datum);
    const minute = Math.floor(datum.timestampMs / minuteMs) * minuteMs;
    const values = minutes.get(minute) ?? new Map<number, number>();
    values.set(datum.value, (values.get(datum.value) ?? 0) + (datum.count ?? 1));
    minutes.set(minute, values);
    const [oldest] = minutes.keys();
    if (minutes.size > keptMinutes && oldest !== undefined) minutes.delete(oldest);
  };

  const minuteOf = (datum: Datum) => Math.floor(datum.timestampMs / minuteMs) * minuteMs;

  return {
    add,
    set: (datum) => {
      seriesOf(datum).minutes.delete(minuteOf(datum));
      add(datum);
    },
    addDefault: (datum) => {
      if (!seriesOf(datum).minutes.has(minuteOf(datum))) add(datum);
    },
    read: (metric) => allSeries.get(metricKey(metric))?.minutes ?? new Map(),
    unitOf: (metric) => allSeries.get(metricKey(metric))?.unit ?? 'None',
    all: () => [...allSeries.values()].map(({ metric }) => metric),
    clear: () => allSeries.clear(),
  };
};
