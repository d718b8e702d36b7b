import fc from 'fast-check';
import { events, parseEvent, parseJson } from '../../../lib/catalogue/index.ts';
import type { TimedEvent } from '../../../lib/simulator/scenarios/scenarios.ts';
import { forbiddenSteps } from './call-life.ts';
import { byCall, play, startMs } from './play.ts';

const hourMs = 3_600_000;

/** A day of any seed, and of any size of contact centre. */
const days = fc
  .record({
    seed: fc.integer(),
    agents: fc.integer({ min: 2, max: 24 }),
    queues: fc.integer({ min: 1, max: 5 }),
    durationMs: fc.integer({ min: 60_000, max: hourMs }),
  })
  .map(({ agents, queues, ...rest }) => ({ ...rest, agents, queues: Math.min(agents, queues) }));

const holdsForDays = (holds: (events: TimedEvent[]) => void) => {
  fc.assert(
    fc.property(days, (options) => holds(play('day', options))),
    { numRuns: 8, examples: [[{ seed: 1, agents: 20, queues: 4, durationMs: hourMs }]] },
  );
};

describe('a simulated day', () => {
  it.each([1, 2, 3, 4, 5, 6])('has all 34 types within its first hour, seed %i', (seed) => {
    const types = play('day', { seed })
      .filter(({ atMs }) => atMs <= hourMs)
      .map(({ eventType }) => eventType);
    expect(new Set(types)).toEqual(new Set(events.map(({ name }) => name)));
  });

  it('consists of events that are read without any flag', () => {
    holdsForDays((played) => {
      const read = played.map(({ event, eventType }) => {
        const json = parseJson(JSON.stringify(event));
        const parsed = parseEvent(json.ok ? json.value : undefined, { eventHeader: eventType });
        return parsed.kind === 'known' ? [parsed.eventType, ...parsed.flags] : parsed;
      });
      expect(read).toEqual(played.map(({ eventType }) => [eventType]));
    });
  });

  it('gives every event its own Id and its own time, in order', () => {
    holdsForDays((played) => {
      expect(new Set(played.map(({ event }) => event.Id)).size).toBe(played.length);
      const times = played.map(({ atMs }) => atMs);
      expect(times).toEqual([...new Set(times)].sort((one, other) => one - other));
      expect(played.map(({ event }) => Date.parse(`${event.Timestamp}Z`) - startMs)).toEqual(times);
    });
  });

  it('tells the life of every call to its end, each step as it may follow the one before', () => {
    holdsForDays((played) => {
      const lives = [...byCall(played).values()].map((life) =>
        life.map(({ eventType }) => eventType),
      );
      expect(lives.flatMap(forbiddenSteps)).toEqual([]);
    });
  });

  it('keeps the queue, the leg and the numbers of a call the same from event to event', () => {
    holdsForDays((played) => {
      const changing = [...byCall(played).values()].filter((life) => {
        const properties = ['QueueId', 'LegId', 'CallerNumber', 'TargetNumber'];
        return properties.some((property) => {
          const values = life.flatMap(({ event }) =>
            Object.entries(event).flatMap(([name, value]) => (name === property ? [value] : [])),
          );
          return new Set(values).size > 1;
        });
      });
      expect(changing).toEqual([]);
    });
  });

  it('begins nothing new after its duration', () => {
    holdsForDays((played) => {
      const { atMs: lastAtMs } = played.at(-1) ?? { atMs: 0 };
      expect(lastAtMs).toBeLessThan(hourMs + hourMs);
    });
    const begun = play('day', { durationMs: 600_000 }).filter(({ eventType }) =>
      /^(Queue|User)CallInComing$/.test(eventType),
    );
    expect(begun.length).toBeGreaterThan(10);
    expect(Math.max(...begun.map(({ atMs }) => atMs))).toBeLessThanOrEqual(600_000);
  });

  it('names nobody real', () => {
    const text = JSON.stringify(play('day'));
    const addresses = text.match(/[\w.]+@[\w.]+/g) ?? [];
    expect(addresses.filter((address) => !/@(sip\.)?example\.com$/.test(address))).toEqual([]);
    const numbers = text.match(/\+\d+/g) ?? [];
    expect(numbers.filter((number) => !/^\+358(50|10)123\d{4,6}$/.test(number))).toEqual([]);
  });
});
