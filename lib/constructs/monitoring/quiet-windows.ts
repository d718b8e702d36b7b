import { Duration } from 'aws-cdk-lib';
import { type BusinessHours, minuteOfDay, type Weekday, weekdays } from '../business-hours.ts';

/** A recurring piece of time: it begins at a time of the clock on some days of the week, and lasts. */
export interface RecurringWindow {
  readonly days: readonly Weekday[];
  /** Minutes since midnight. */
  readonly startMinute: number;
  readonly duration: Duration;
}

const dayMinutes = 24 * 60;
/** How far a piece reaches into the next: as much as clocks are put back. */
const overlapMinutes = 60;
/** So that no moment is between the end of one piece and the beginning of another. */
const seamMinutes = 1;

/**
 * When an alarm that looks back for `lookBackMinutes` must stay quiet: outside business hours, and after opening until
 * it sees business hours only. CloudWatch acts when a mute ends and the alarm still stands: one that ended at the
 * opening would ring every morning.
 *
 * Every piece begins at its own time of the clock and reaches into the next one. Were it one piece from closing to
 * opening, its end would be an hour early where the clock is put back at night. The one from midnight on ends that early
 * on the day itself, so another begins at the opening.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-mute-rules-behaviour.html
 */
export const quietWindows = (
  { days, open, close }: BusinessHours,
  lookBackMinutes: number,
): readonly RecurringWindow[] => {
  if (open === '00:00' && close === '23:59' && days.length === weekdays.length) return [];
  const opens = minuteOfDay(open);
  const rings = opens + lookBackMinutes;
  const closes = minuteOfDay(close);
  const closedDays = weekdays.filter((day) => !days.includes(day));
  const quiet = (on: readonly Weekday[], startMinute: number, endMinute: number) => ({
    days: on,
    startMinute,
    duration: Duration.minutes(endMinute - startMinute),
  });
  return [
    quiet(days, 0, rings),
    quiet(days, Math.max(0, opens - seamMinutes), rings),
    quiet(days, closes, dayMinutes + overlapMinutes),
    quiet(closedDays, 0, dayMinutes + overlapMinutes),
  ].filter((window) => window.days.length > 0);
};
