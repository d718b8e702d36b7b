import { type Distribution, merge } from './distribution.ts';
import { type Minutes, minuteMs } from './metric-store.ts';

/** Periods of equal length, one after the other. */
export interface TimeRange {
  /** Epoch milliseconds, at a full minute. */
  readonly startMs: number;
  /** Excluded. */
  readonly endMs: number;
  /** A multiple of 60. */
  readonly periodSeconds: number;
}

/** Values by the epoch milliseconds at which their period starts; a period without data is not there. */
export type Datapoints = ReadonlyMap<number, number>;

const periodStarts = ({ startMs, endMs, periodSeconds }: TimeRange): number[] => {
  const starts: number[] = [];
  for (let at = startMs; at < endMs; at += periodSeconds * 1000) starts.push(at);
  return starts;
};

/** What a statistic makes of each period. */
export const datapointsOf = (
  minutes: Minutes,
  statistic: (values: Distribution) => number,
  range: TimeRange,
): Datapoints => {
  const inPeriod = (start: number): Distribution => {
    const found: Distribution[] = [];
    for (let at = start; at < start + range.periodSeconds * 1000; at += minuteMs) {
      const values = minutes.get(at);
      if (values) found.push(values);
    }
    return merge(found);
  };
  return new Map(
    periodStarts(range).flatMap((start): [number, number][] => {
      const values = inPeriod(start);
      return values.size === 0 ? [] : [[start, statistic(values)]];
    }),
  );
};
