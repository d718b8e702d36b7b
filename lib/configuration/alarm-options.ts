import * as v from 'valibot';
import {
  isTimeOfDay,
  isTimeZone,
  leavesTimeToRing,
  silenceMinutes,
  weekdays,
} from '../constructs/business-hours.ts';
import { areDistinct } from '../constructs/limits.ts';

export const alarmEmails = v.pipe(
  v.array(
    v.pipe(v.string('must be a string'), v.email('must be an e-mail address')),
    'must be a list',
  ),
  v.readonly(),
  v.check(areDistinct, 'must name each address once'),
);

export const timeZone = v.pipe(
  v.string('must be a string'),
  v.check(isTimeZone, 'must be an IANA time zone such as Europe/Helsinki'),
);

const timeOfDay = v.pipe(
  v.string('must be a string'),
  v.check(isTimeOfDay, 'must be a time such as 08:00'),
);

export const businessHours = v.pipe(
  v.strictObject(
    {
      days: v.pipe(
        v.array(v.picklist(weekdays, 'must be a day, Monday to Sunday'), 'must be a list'),
        v.nonEmpty('must not be empty'),
        v.check((days) => new Set(days).size === days.length, 'must name each day once'),
        v.readonly(),
        v.description('Days on which Enreach sends.'),
      ),
      open: v.pipe(timeOfDay, v.description('From this time of each of them on, `08:00`.')),
      close: v.pipe(timeOfDay, v.description('To this time, `18:30`; later than `open`.')),
    },
    'must be an object',
  ),
  v.check(
    // Times that are none are named themselves.
    ({ open, close }) => !isTimeOfDay(open) || !isTimeOfDay(close) || open < close,
    'must close after they open',
  ),
  v.check(
    (hours) => !isTimeOfDay(hours.open) || !isTimeOfDay(hours.close) || leavesTimeToRing(hours),
    `must be longer than ${silenceMinutes} minutes, after which silence counts`,
  ),
  v.readonly(),
);
