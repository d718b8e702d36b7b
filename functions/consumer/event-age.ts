import type { Settlement } from './settlement.ts';

/**
 * Milliseconds from an event's Timestamp to its publication; none where that is flagged as no time at all. Never negative,
 * though clocks differ: CloudWatch has no percentiles of a metric with negative values.
 */
export const eventAgeMs = ({
  event,
  publishedAtMs,
}: Extract<Settlement, { outcome: 'published' }>): number | undefined =>
  event.flags.includes('suspiciousTime')
    ? undefined
    : Math.max(0, publishedAtMs - event.entry.Time.getTime());
