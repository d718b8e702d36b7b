import fc from 'fast-check';
import { agentTimes, type Moment } from '../../examples/agent-time/agent-times.ts';

const startMs = Date.parse('2026-01-12T00:00:00Z');
const nextYearMs = Date.parse('2027-01-01T00:00:00Z');
const hour = 3600;

const statusAt = (time: string, state: Partial<Moment>, id = 'an Id'): Moment => ({
  Moment: `${time} ${id}`,
  ReceivedAt: `${time}Z`,
  UserId: 'an agent',
  Serving: false,
  Talking: false,
  ...state,
});

const servingSeconds = (moments: readonly Moment[], nowMs = nextYearMs) =>
  agentTimes(moments, startMs, nowMs).map((time) => time.servingSeconds);

describe("an agent's day", () => {
  it('begins with what held at midnight', () => {
    const moments = [
      statusAt('2026-01-11T22:00:00', { Serving: true }),
      statusAt('2026-01-12T01:00:00', { Serving: false }),
    ];
    expect(servingSeconds(moments)).toEqual([hour]);
  });

  it('ends at midnight for what still holds then', () => {
    expect(servingSeconds([statusAt('2026-01-12T22:00:00', { Serving: true })])).toEqual([
      2 * hour,
    ]);
  });

  it('is as long as the day is old, today', () => {
    const nowMs = Date.parse('2026-01-12T23:00:00Z');
    const moments = [statusAt('2026-01-12T22:00:00', { Serving: true })];
    expect(servingSeconds(moments, nowMs)).toEqual([hour]);
    expect(servingSeconds(moments, Date.parse('2026-01-12T21:59:00Z'))).toEqual([]);
  });

  it('is a whole day for one who serves all through it', () => {
    expect(servingSeconds([statusAt('2026-01-11T22:00:00', { Serving: true })])).toEqual([
      24 * hour,
    ]);
  });

  it('is not shown of one who was there the day before only', () => {
    const moments: Moment[] = [
      statusAt('2026-01-11T20:00:00', { Serving: true }),
      statusAt('2026-01-11T22:00:00', { Serving: false }),
      { ...statusAt('2026-01-11T22:00:00', { WrapUpSeconds: 5 }), Serving: undefined },
    ];
    expect(agentTimes(moments, startMs, nextYearMs)).toEqual([]);
  });

  it('has of two statuses at the same instant the one received later hold, in whatever order they are', () => {
    const noon = '2026-01-12T12:00:00';
    const moments = [
      statusAt(noon, { Serving: true, ReceivedAt: `${noon}.500Z` }, 'b'),
      statusAt(noon, { Serving: false, ReceivedAt: `${noon}.600Z` }, 'a'),
      statusAt('2026-01-12T12:00:00.5', { Serving: true, ReceivedAt: `${noon}.100Z` }, '0'),
      statusAt('2026-01-12T13:00:00.5', { Serving: false }),
    ];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(moments, { minLength: moments.length }),
        (shuffled) => servingSeconds(shuffled)[0] === hour,
      ),
    );
  });
});
