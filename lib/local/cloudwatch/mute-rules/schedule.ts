import { parseCronField } from './cron-field.ts';
import { createZonedClock, type ZonedTime } from './zoned-time.ts';

const minuteMs = 60_000;
const longestMs = 15 * 24 * 60 * minuteMs;

/** When and for how long alarms are muted. */
export interface MuteSchedule {
  /** `cron(Minutes Hours Day-of-month Month Day-of-week)` or `at(yyyy-MM-ddTHH:mm)`. */
  readonly Expression: string;
  /** ISO 8601, from `PT1M` to `P15D`. */
  readonly Duration: string;
  /** IANA. @default UTC */
  readonly Timezone?: string | undefined;
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const days = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

type IsStart = (time: ZonedTime) => boolean;

const compileCron = (text: string): IsStart => {
  const [minutes = '', hours = '', monthDays = '', inMonths = '', weekDays = '', ...others] = text
    .trim()
    .split(/\s+/);
  if (weekDays === '' || others.length > 0) throw new Error(`cron(${text}) has not five fields`);
  // AWS does not say which day a number is, and what two kinds of days at once mean.
  if (/\d/.test(weekDays)) throw new Error(`${weekDays}: write days of the week as MON, TUE, …`);
  if (weekDays !== '*' && monthDays !== '*')
    throw new Error('days of the month and of the week at once are not known here');
  const minute = parseCronField(minutes, { least: 0, most: 59 });
  const hour = parseCronField(hours, { least: 0, most: 23 });
  const day = parseCronField(monthDays, { least: 1, most: 31 });
  const month = parseCronField(inMonths, { least: 1, most: 12, names: months });
  const weekDay = parseCronField(weekDays, { least: 0, most: 6, names: days });
  return (time) =>
    minute.has(time.minute) &&
    hour.has(time.hour) &&
    day.has(time.day) &&
    month.has(time.month) &&
    weekDay.has(time.weekDay);
};

const compileAt = (text: string): IsStart => {
  const [, year, month, day, hour, minute] =
    /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/.exec(text)?.map(Number) ?? [];
  if (minute === undefined) throw new Error(`at(${text}) is not of the form yyyy-MM-ddTHH:mm`);
  return (time) =>
    time.year === year &&
    time.month === month &&
    time.day === day &&
    time.hour === hour &&
    time.minute === minute;
};

const compileStart = (expression: string): IsStart => {
  const [, kind, text = ''] = /^(cron|at)\((.*)\)$/.exec(expression) ?? [];
  if (kind === undefined) throw new Error(`${expression} is neither cron(…) nor at(…)`);
  return kind === 'cron' ? compileCron(text) : compileAt(text);
};

/** @throws Error unless it is from one minute to 15 days. */
const durationMs = (text: string): number => {
  const [, days, hours, minutes] =
    /^P(?=.)(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(text) ?? [];
  const sum =
    ((Number(days ?? 0) * 24 + Number(hours ?? 0)) * 60 + Number(minutes ?? 0)) * minuteMs;
  if (sum < minuteMs || sum > longestMs)
    throw new Error(`${text} is no duration from PT1M to P15D`);
  return sum;
};

/**
 * Says whether a schedule mutes at a time: it began within its duration before.
 *
 * @throws Error that says what of the schedule is wrong.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Schedule.html
 */
export const compileSchedule = ({
  Expression,
  Duration,
  Timezone = 'UTC',
}: MuteSchedule): ((nowMs: number) => boolean) => {
  const isStart = compileStart(Expression);
  const lastsMs = durationMs(Duration);
  const zonedTime = createZonedClock(Timezone);
  return (nowMs) => {
    const latest = Math.floor(nowMs / minuteMs) * minuteMs;
    for (let at = latest; at > nowMs - lastsMs; at -= minuteMs)
      if (isStart(zonedTime(at))) return true;
    return false;
  };
};
