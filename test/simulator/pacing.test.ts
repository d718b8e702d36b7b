import { createChooser } from '../../lib/simulator/pacing/chooser.ts';
import { isLoadTest, tryingOut } from '../../lib/simulator/pacing/is-load-test.ts';
import { type PlanOptions, planEvents } from '../../lib/simulator/plan-events.ts';
import { rounds } from '../../lib/simulator/rounds.ts';
import type { TimedSendable } from '../../lib/simulator/sendable-event.ts';
import { endpointAt, someEvents } from './send-all.ts';

const samples = someEvents(1_000);
/** An event every 100 ms. */
const timeline = (count: number): TimedSendable[] =>
  samples.slice(0, count).map((event, index) => ({ atMs: index * 100, event }));

const everything = [endpointAt('https://example.com/')];
const plan = (count: number, options: Partial<PlanOptions> = {}) => [
  ...planEvents(timeline(count), everything, {
    seed: 1,
    speed: 1,
    burst: 1,
    reorder: 0,
    ...options,
  }),
];
const dueTimes = (...parameters: Parameters<typeof plan>) =>
  plan(...parameters).map(({ dueMs }) => dueMs);
const positions = (...parameters: Parameters<typeof plan>) =>
  plan(...parameters).map(({ event }) => samples.indexOf(event));

describe('the plan of a run', () => {
  it.each<[string, Partial<PlanOptions>, number[]]>([
    ["keeps the events' own times", {}, [0, 100, 200, 300, 400]],
    ['shortens them by --speed', { speed: 10 }, [0, 10, 20, 30, 40]],
    ['spaces events evenly by --rate', { ratePerSecond: 4 }, [0, 250, 500, 750, 1000]],
    [
      'lets events leave together by --burst, once the last is due',
      { burst: 2 },
      [100, 100, 300, 300, 400],
    ],
    ['ends with --count', { count: 2 }, [0, 100]],
    ['ends with --duration', { untilMs: 201 }, [0, 100, 200]],
  ])('%s', (_, options, expected) => {
    expect(dueTimes(5, options)).toEqual(expected);
  });

  it('leaves out what no endpoint subscribes to, and does not count it', () => {
    const [first, second, third] = someEvents(3, 'QueueStatus', 'UserStatus', 'QueueStatus');
    const events = [first, second, third].flatMap((event, index) =>
      event ? [{ atMs: index, event }] : [],
    );
    const AllEntities = true;
    const webhooks = everything.map(({ Webhook }) => ({
      Webhook,
      Subscriptions: [{ EventType: 'QueueStatus', AllEntities }],
    }));
    const options = { seed: 1, speed: 1, burst: 1, reorder: 0, count: 2 };
    expect([...planEvents(events, webhooks, options)].map(({ event }) => event)).toEqual([
      first,
      third,
    ]);
  });

  it('--reorder: about so many are overtaken, by one to five; none is lost and time goes on', () => {
    const order = positions(1_000, { reorder: 0.2 });
    expect([...order].sort((a, b) => a - b)).toEqual(samples.map((_, index) => index));
    const overtaken = order.filter((position, at) =>
      order.slice(0, at).some((one) => one > position),
    );
    expect(overtaken.length).toBeGreaterThan(150);
    expect(overtaken.length).toBeLessThan(250);
    const overtaking = order.map(
      (position, at) => order.slice(0, at).filter((one) => one > position).length,
    );
    expect(Math.max(...overtaking)).toBeLessThanOrEqual(5);
    const times = dueTimes(1_000, { reorder: 0.2 });
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('--reorder 1 still sends everything', () => {
    expect(new Set(positions(100, { reorder: 1 })).size).toBe(100);
  });

  it('is the same for the same seed, another for another', () => {
    const reordered = (seed: number) => positions(100, { reorder: 0.5, seed });
    expect(reordered(7)).toEqual(reordered(7));
    expect(reordered(7)).not.toEqual(reordered(8));
  });
});

describe('a choice', () => {
  it('depends on the seed, the question and the event, and on nothing asked in between', () => {
    const [one, again] = [createChooser(3), createChooser(3)];
    one('drop 1', 'x');
    expect(one('duplicate', 'a')).toBe(again('duplicate', 'a'));
    const others = [one('drop 1', 'a'), one('duplicate', 'b'), createChooser(4)('duplicate', 'a')];
    expect(others).not.toContain(one('duplicate', 'a'));
  });

  it('falls evenly', () => {
    const choose = createChooser(1);
    const chosen = samples.filter(({ Id }) => choose('duplicate', Id) < 0.3).length;
    expect(chosen).toBeGreaterThan(250);
    expect(chosen).toBeLessThan(350);
  });
});

describe('a load test', () => {
  const every = (ms: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ dueMs: index * ms }));
  it.each([
    ['as many events as trying out takes', every(1_000, tryingOut.events), false],
    ['one more', every(1_000, tryingOut.events + 1), true],
    ['as many in a second', every(0, tryingOut.eventsPerSecond), false],
    ['one more in a second', every(0, tryingOut.eventsPerSecond + 1), true],
    ['without end', rounds(() => timeline(2)), true],
  ])('%s: %s', (_, events, expected) => {
    const due = Array.isArray(events)
      ? events
      : planEvents(events, everything, { seed: 1, speed: 1, burst: 1, reorder: 0 });
    expect(isLoadTest(due)).toBe(expected);
  });
});

describe('rounds', () => {
  it('follow each other in time, and end where a round is empty', () => {
    const starts: number[] = [];
    const played = [
      ...rounds((fromMs) => {
        starts.push(fromMs);
        return timeline(starts.length < 3 ? 2 : 0);
      }),
    ];
    expect(starts).toEqual([0, 1_100, 2_200]);
    expect(played.map(({ atMs }) => atMs)).toEqual([0, 100, 1_100, 1_200]);
  });
});
