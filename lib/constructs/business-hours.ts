/** In the order of the week. */
export const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

export type Weekday = (typeof weekdays)[number];

/** When events are expected: outside of these hours silence means nothing. */
export interface BusinessHours {
  readonly days: readonly Weekday[];
  /** `08:00`; of the time zone that goes with it. */
  readonly open: string;
  /** `18:30`; later on the same day than `open`. */
  readonly close: string;
}

/** `00:00` to `23:59`: texts that sort as the times do. */
export const isTimeOfDay = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** Minutes since midnight. */
export const minuteOfDay = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return 60 * hours + minutes;
};

/** Silence of so many minutes of business hours raises the alarm. */
export const silenceMinutes = 60;

/** Whether some of the hours are left after that. */
export const leavesTimeToRing = ({ open, close }: Pick<BusinessHours, 'open' | 'close'>): boolean =>
  minuteOfDay(open) + silenceMinutes < minuteOfDay(close);

/** Whether the IANA database has this name; offsets such as `+02:00` are none of its names. */
export const isTimeZone = (name: string): boolean => {
  if (!/^[A-Z]\w*([/+-][\w+-]+)*$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};
