import { isSubscribedByAny } from '../../lib/simulator/configuration/is-subscribed.ts';
import type { WebhookConfig } from '../../lib/simulator/configuration/webhook-config.ts';
import { createChooser } from '../../lib/simulator/pacing/chooser.ts';
import { loadTested, tryingOut } from '../../lib/simulator/pacing/load-tested.ts';
import { type PlanOptions, planEvents } from '../../lib/simulator/plan-events.ts';
import { rounds } from '../../lib/simulator/rounds.ts';
import type { TimedSendable } from '../../lib/simulator/sendable-event.ts';
import { endpointAt, someEvents } from './send-all.ts';

const samples = someEvents(1_000);
/** An event every 100 ms. */
const timeline = (count: number): TimedSendable[] =>
  samples.slice(0, count).map((event, index) => ({ atMs: index * 100, event }));

const away = endpointAt('https://example.com/');
const everything = () => true;
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
    const isWanted = isSubscribedByAny([
      { ...away, Subscriptions: [{ EventType: 'QueueStatus', AllEntities }] },
    ]);
    const options = { seed: 1, speed: 1, burst: 1, reorder: 0, count: 2 };
    expect([...planEvents(events, isWanted, options)].map(({ event }) => event)).toEqual([
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
    samples.slice(0, count).map((event, index) => ({ dueMs: index * ms, event }));
  const few = { duplicates: 0, dropAnswers: 0, retries: 3, retryDelayMs: 5_000 };
  const local = endpointAt('http://127.0.0.1:8080/');
  const { requests, requestsPerSecond } = tryingOut;

  it.each<[string, ReturnType<typeof every>, WebhookConfig[], Partial<typeof few>, boolean]>([
    ['as many requests as trying out takes', every(1_000, requests), [away], {}, false],
    ['one more', every(1_000, requests + 1), [away], {}, true],
    ['as many in a second', every(0, requestsPerSecond), [away], {}, false],
    ['one more in a second', every(0, requestsPerSecond + 1), [away], {}, true],
    ['to this machine', every(0, requests + 1), [local], {}, false],
    ['to this machine first', every(0, requests + 1), [local, away], {}, true],
    ['half of it each to two endpoints', every(1_000, requests / 2 + 1), [away, away], {}, true],
    [
      'what an endpoint does not subscribe to',
      every(0, requests + 1),
      [local, { ...away, Subscriptions: [] }],
      {},
      false,
    ],
    ['half of it, each twice', every(1_000, requests / 2 + 1), [away], { duplicates: 0.1 }, true],
    ['a quarter, its answers dropped', every(1_000, 26), [away], { dropAnswers: 0.1 }, true],
    [
      'the same with fewer retries',
      every(1_000, 26),
      [away],
      { dropAnswers: 1, retries: 2 },
      false,
    ],
    ['one event, retried for long', every(1, 1), [away], { retries: 4 }, true],
    ['one event, retried at once', every(1, 1), [away], { retryDelayMs: 999 }, true],
    ['one event, not retried', every(1, 1), [away], { retries: 0, retryDelayMs: 1 }, false],
  ])('%s', (_, events, webhooks, policy, expected) => {
    const url = loadTested(events, webhooks, { ...few, ...policy });
    expect(url).toBe(expected ? away.Webhook.Endpoint : undefined);
  });

  it('is one without end', () => {
    const endless = rounds(() => timeline(2), everything);
    const options = { seed: 1, speed: 1, burst: 1, reorder: 0 };
    expect(loadTested(planEvents(endless, everything, options), [away], few)).toBeDefined();
  });
});

describe('a sample', () => {
  it('has its own Id, and a Timestamp as the specification writes one: without a zone', () => {
    expect(new Set(samples.map(({ Id }) => Id)).size).toBe(samples.length);
    expect(samples.slice(0, 2)).toMatchObject([
      { Timestamp: '1970-01-01T00:00:00' },
      { Timestamp: '1970-01-01T00:00:01' },
    ]);
  });
});

describe('rounds', () => {
  it('follow each other in time, and end where a round is empty', () => {
    const starts: number[] = [];
    const played = [
      ...rounds((fromMs) => {
        starts.push(fromMs);
        return timeline(starts.length < 3 ? 2 : 0);
      }, everything),
    ];
    expect(starts).toEqual([0, 1_100, 2_200]);
    expect(played.map(({ atMs }) => atMs)).toEqual([0, 100, 1_100, 1_200]);
  });

  it('end after one in which nothing is wanted: the next would be like it', () => {
    const play = () => timeline(2);
    const isWanted = ({ Id }: { Id: string }) => Id === samples[1]?.Id;
    expect([...rounds(play, () => false)]).toHaveLength(2);
    const [, , third] = rounds(play, isWanted);
    expect(third?.atMs).toBe(1_100);
  });
});
