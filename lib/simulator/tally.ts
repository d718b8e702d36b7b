import { build } from 'hdr-histogram-js';
import type { SenderActivity } from './sender/activity.ts';
import type { Attempt } from './sender/connection.ts';

/** Of all events, or of one type. */
export interface Counts {
  /** Events of which the first request has ended. */
  sent: number;
  acknowledged: number;
  /** Further requests for want of a 200. */
  resent: number;
  /** Requests of events that were acknowledged before. */
  duplicates: number;
  discarded: number;
  unfinished: number;
  /** Requests by status, or by what there was instead. */
  statuses: Record<string, number>;
}

export interface Totals extends Counts {
  readonly byType: Readonly<Record<string, Readonly<Counts>>>;
  /** From a free connection to the status; of the requests that were answered. */
  readonly latencyMs: { readonly p50: number; readonly p99: number; readonly max: number };
  /** Since the tally began. */
  readonly seconds: number;
}

export interface Tally {
  readonly record: (activity: SenderActivity) => void;
  readonly totals: () => Totals;
}

const newCounts = (): Counts => ({
  sent: 0,
  acknowledged: 0,
  resent: 0,
  duplicates: 0,
  discarded: 0,
  unfinished: 0,
  statuses: {},
});

/** `200`, `timedOut`, `answerDropped`, `ECONNREFUSED`, … */
export const statusOf = (attempt: Attempt): string => {
  if (attempt.kind === 'answered') return String(attempt.status);
  return attempt.kind === 'failed' ? attempt.code : attempt.kind;
};

const nameOfPurpose = { sent: 'sent', resent: 'resent', duplicate: 'duplicates' } as const;

/** Counts what the sender does. */
export const createTally = (): Tally => {
  const startMs = performance.now();
  const all = newCounts();
  const byType = new Map<string, Counts>();
  const microseconds = build();
  const countsOf = (eventType: string): Counts => {
    const counts = byType.get(eventType) ?? newCounts();
    byType.set(eventType, counts);
    return counts;
  };
  const milliseconds = (percentile: number): number =>
    microseconds.totalCount === 0 ? 0 : microseconds.getValueAtPercentile(percentile) / 1000;

  return {
    record: (activity) => {
      // It may never have left.
      if (activity.kind === 'attempt' && activity.attempt.kind === 'stopped') return;
      for (const counts of [all, countsOf(activity.eventType)]) {
        if (activity.kind === 'settled') counts[activity.outcome] += 1;
        else {
          counts[nameOfPurpose[activity.purpose]] += 1;
          const status = statusOf(activity.attempt);
          counts.statuses[status] = (counts.statuses[status] ?? 0) + 1;
        }
      }
      if (activity.kind === 'attempt' && activity.attempt.kind === 'answered') {
        microseconds.recordValue(Math.round(activity.attempt.latencyMs * 1000));
      }
    },
    totals: () => ({
      ...structuredClone(all),
      byType: structuredClone(Object.fromEntries(byType)),
      latencyMs: { p50: milliseconds(50), p99: milliseconds(99), max: milliseconds(100) },
      seconds: (performance.now() - startMs) / 1000,
    }),
  };
};
