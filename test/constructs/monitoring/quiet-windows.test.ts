import fc from 'fast-check';
import { type BusinessHours, weekdays } from '../../../lib/constructs/business-hours.ts';
import { quietWindows } from '../../../lib/constructs/monitoring/quiet-windows.ts';

const dayMinutes = 24 * 60;
const weekMinutes = 7 * dayMinutes;
const lookBack = 60;

const time = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => `${part}`.padStart(2, '0')).join(':');

/** Whether some window holds this minute of the week, or the one before the week began. */
const isQuiet = (hours: BusinessHours, minute: number): boolean =>
  quietWindows(hours, lookBack).some(({ days, startMinute, duration }) =>
    days.some((day) => {
      const start = weekdays.indexOf(day) * dayMinutes + startMinute;
      const since = (minute - start + weekMinutes) % weekMinutes;
      return since < duration.toMinutes();
    }),
  );

const opening = fc
  .record({
    days: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }),
    open: fc.integer({ min: 0, max: dayMinutes - lookBack - 3 }),
    length: fc.integer({ min: lookBack + 1, max: dayMinutes }),
  })
  .map(({ days, open, length }) => ({
    days,
    open,
    close: Math.min(open + length, dayMinutes - 1),
  }));

const minuteOfWeek = fc.integer({ min: 0, max: weekMinutes - 1 });

describe('when silence may ring', () => {
  it('is within business hours, once an hour of them has gone by, and then always', () => {
    fc.assert(
      fc.property(opening, minuteOfWeek, ({ days, open, close }, minute) => {
        const hours = { days, open: time(open), close: time(close) };
        fc.pre(quietWindows(hours, lookBack).length > 0);
        const today = weekdays[Math.floor(minute / dayMinutes)] ?? 'Monday';
        const now = minute % dayMinutes;
        // The pieces reach an hour into the next day, where the opening must not be earlier than that.
        const isBusy = days.includes(today) && now >= Math.max(open + lookBack, 60) && now < close;
        expect(isQuiet(hours, minute)).toBe(!isBusy);
      }),
    );
  });

  it('is always where a contact centre never closes', () => {
    expect(quietWindows({ days: weekdays, open: '00:00', close: '23:59' }, lookBack)).toEqual([]);
  });

  it('is not an hour early on the very day that clocks are put back', () => {
    // Sunday, 25 October 2026, in Helsinki: from 04:00 to 03:00. Minutes since its midnight, as they pass.
    const passed = (minuteOfClock: number) => minuteOfClock + (minuteOfClock < 180 ? 0 : 60);
    const hours = { days: weekdays, open: '08:00', close: '16:00' };
    const pieces = quietWindows(hours, lookBack)
      .filter(({ days }) => days.includes('Sunday'))
      .map(({ startMinute, duration }) => {
        const from = passed(startMinute);
        return { from, to: from + duration.toMinutes() };
      });
    const isMuted = (minute: number) =>
      pieces.some(({ from, to }) => from <= minute && minute < to);
    const rings = passed(9 * 60);
    const loud = Array.from({ length: passed(dayMinutes) }, (_, minute) => minute).filter(
      (minute) => !isMuted(minute),
    );
    expect([loud[0], loud.at(-1)]).toEqual([rings, passed(16 * 60) - 1]);
    // Wherever a piece ends before that, another has begun: CloudWatch acts when a mute ends.
    for (const { to } of pieces.filter((piece) => piece.to < rings))
      expect(pieces.some(({ from, to: end }) => from < to && to < end)).toBe(true);
  });

  it('is not an hour early on the morning after clocks were put back', () => {
    // 25 hours of Sunday, 26 October 2025 in Helsinki: its piece must last into Monday's own.
    const hours = { days: weekdays.slice(0, 5), open: '08:00', close: '16:00' };
    const ofSunday = quietWindows(hours, lookBack).find(({ days }) => days.includes('Sunday'));
    expect(ofSunday?.duration.toHours()).toBeGreaterThanOrEqual(25);
  });
});
