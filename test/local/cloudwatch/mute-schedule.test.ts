import { compileSchedule } from '../../../lib/local/cloudwatch/mute-rules/schedule.ts';

const at = (text: string): number => new Date(text).getTime();

describe('a mute schedule', () => {
  it.each([
    ['begins on time', '2026-01-09T18:00:00+02:00', true],
    ['not a second before', '2026-01-09T17:59:59+02:00', false],
    ['goes on over midnight', '2026-01-11T12:00:00+02:00', true],
    ['ends with its duration', '2026-01-12T06:00:00+02:00', false],
    ['and no sooner', '2026-01-12T05:59:59+02:00', true],
    ['is not on other days', '2026-01-08T19:00:00+02:00', false],
  ])('of weekends in Helsinki %s', (_, time, muted) => {
    const isMuting = compileSchedule({
      Expression: 'cron(0 18 * * FRI)',
      Duration: 'P2DT12H',
      Timezone: 'Europe/Helsinki',
    });
    expect(isMuting(at(time))).toBe(muted);
  });

  it('follows summer time', () => {
    const isMuting = compileSchedule({
      Expression: 'cron(30 7 * * MON,TUE-WED)',
      Duration: 'PT1M',
      Timezone: 'Europe/Helsinki',
    });
    expect(isMuting(at('2026-07-01T07:30:00+03:00'))).toBe(true);
    expect(isMuting(at('2026-01-05T07:30:00+02:00'))).toBe(true);
    expect(isMuting(at('2026-07-01T07:30:00+02:00'))).toBe(false);
  });

  it.each([
    ['cron(*/15 0-8/4 1 JAN *)', '2026-01-01T04:45:00Z', true],
    ['cron(*/15 0-8/4 1 JAN *)', '2026-01-01T05:45:00Z', false],
    ['cron(0 0 * * FRI-MON)', '2026-01-11T00:00:00Z', true],
    ['cron(0 0 * * FRI-MON)', '2026-01-14T00:00:00Z', false],
    ['at(2026-05-01T08:00)', '2026-05-01T08:00:30Z', true],
    ['at(2026-05-01T08:00)', '2026-05-02T08:00:30Z', false],
  ])('%s at %s: %s', (Expression, time, muted) => {
    expect(compileSchedule({ Expression, Duration: 'PT1M' })(at(time))).toBe(muted);
  });

  it.each([
    [{ Expression: 'rate(1 day)' }, 'neither cron(…) nor at(…)'],
    [{ Expression: 'cron(0 2 * *)' }, 'has not five fields'],
    [{ Expression: 'cron(0 2 * * 6)' }, 'write days of the week as MON'],
    [{ Expression: 'cron(0 2 1 * MON)' }, 'days of the month and of the week at once'],
    [{ Expression: 'cron(60 2 * * *)' }, '60 is not from 0 to 59'],
    [{ Expression: 'cron(0 2 * * MOO)' }, 'MOO is not from 0 to 6'],
    [{ Expression: 'cron(*/0 2 * * *)' }, '0 is no step'],
    [{ Duration: 'PT' }, 'PT is no duration'],
    [{ Duration: 'P16D' }, 'P16D is no duration from PT1M to P15D'],
    [{ Timezone: 'Europe/Atlantis' }, 'Europe/Atlantis'],
  ])('refuses %j', (change, message) => {
    expect(() =>
      compileSchedule({ Expression: 'cron(0 2 * * *)', Duration: 'PT1H', ...change }),
    ).toThrow(message);
  });
});
