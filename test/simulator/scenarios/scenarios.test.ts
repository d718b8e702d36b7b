import { scenarioNames } from '../../../lib/simulator/scenarios/scenarios.ts';
import { bytesOf, play, startMs } from './play.ts';

const statusTypes: readonly string[] = [
  'UserStatus',
  'QueueStatus',
  'QueueAttachedUsers',
  'CallbackListStatus',
];

const storyOf = (name: string): string[] =>
  play(name)
    .map(({ eventType }) => eventType)
    .filter((eventType) => !statusTypes.includes(eventType));

const reachesQueue: string[] = ['QueueCallInComing', 'QueueCallInArrived'];
const isAnswered: string[] = [
  'QueueCallInUserAllocated',
  'QueueCallInUserConnected',
  'UserWrapUpEnabled',
];
const isCancelled: string[] = ['QueueCallInUserAllocated', 'QueueCallInUserCancelled'];
const isWrappedUp: string[] = ['UserWrapUpStarted', 'UserWrapUpTerminated'];
const reachesUser: string[] = ['UserCallInComing', 'UserCallInArrived', 'UserCallInUserAllocated'];

const stories: [name: string, story: string[]][] = [
  [
    'answered-call',
    [...reachesQueue, ...isCancelled, ...isAnswered, 'QueueCallInDisconnected', ...isWrappedUp],
  ],
  ['abandoned-call', [...reachesQueue, ...isCancelled, ...isCancelled, 'QueueCallInDisconnected']],
  [
    'overflow-callback',
    [
      ...[...reachesQueue, ...isCancelled, ...isCancelled],
      ...['QueueCallInOverflow', 'CallbackChanged', 'QueueCallInDisconnected'],
      ...['CallbackChanged', 'UserCallOutGoing', 'UserCallOutDisconnected'],
      ...['CallbackChanged', 'CallbackChanged', 'UserCallOutGoing'],
      ...['UserCallOutConnected', 'UserCallOutDisconnected', 'CallbackChanged'],
    ],
  ],
  [
    'transfer',
    [
      ...[...reachesQueue, ...isAnswered],
      ...['QueueCallInTransferStarted', 'QueueCallInTransferCancelled'],
      ...['QueueCallInTransferStarted', 'QueueCallInTransferConnected'],
      ...[...isWrappedUp, 'QueueCallInDisconnected'],
    ],
  ],
  [
    'supervision',
    [
      ...[...reachesQueue, ...isAnswered],
      ...['UserSupervisionStatus', 'UserSupervisionStatus', 'QueueCallInDisconnected'],
      ...isWrappedUp,
    ],
  ],
  ['direct-call', [...reachesUser, 'UserCallInUserConnected', 'UserCallInDisconnected']],
  [
    'direct-call-overflow',
    [
      ...[...reachesUser, 'UserCallInUserCancelled'],
      ...['UserCallInUserOverflow', 'UserCallInOverflow', 'UserCallInDisconnected'],
    ],
  ],
  [
    'direct-call-transfer',
    [
      ...[...reachesUser, 'UserCallInUserConnected'],
      ...['UserCallInTransferStarted', 'UserCallInTransferConnected'],
      'UserCallInDisconnected',
    ],
  ],
  ['outbound-call', ['UserCallOutGoing', 'UserCallOutConnected', 'UserCallOutDisconnected']],
  ['break', ['UserAvailability', 'UserAvailability']],
];

describe('a scenario', () => {
  it.each(stories)('%s tells its story, statuses aside', (name, story) => {
    expect(storyOf(name)).toEqual(story);
  });

  it('is in the list of names, and the list has no other', () => {
    expect([...stories.map(([name]) => name), 'day']).toEqual(scenarioNames);
  });

  it.each(scenarioNames)('%s has the same bytes for the same options', (name) => {
    expect(bytesOf(play(name))).toBe(bytesOf(play(name)));
  });

  it.each(scenarioNames)('%s has other bytes for another seed', (name) => {
    expect(bytesOf(play(name, { seed: 2 }))).not.toBe(bytesOf(play(name)));
  });

  it.each(scenarioNames)('%s at another time is the same story with other events', (name) => {
    const [now, later] = [play(name), play(name, { startMs: startMs + 86_400_000 })];
    expect(later.map(({ atMs, eventType }) => [atMs, eventType])).toEqual(
      now.map(({ atMs, eventType }) => [atMs, eventType]),
    );
    expect(later.map(({ event }) => event.EntityId)).toEqual(
      now.map(({ event }) => event.EntityId),
    );
    const ids = new Set(now.map(({ event }) => event.Id));
    expect(later.filter(({ event }) => ids.has(event.Id))).toEqual([]);
  });

  it('with a duration plays again until it is over', () => {
    const starts = play('outbound-call', { durationMs: 600_000 }).filter(
      ({ eventType }) => eventType === 'UserCallOutGoing',
    );
    expect(starts.length).toBeGreaterThan(2);
    expect(Math.max(...starts.map(({ atMs }) => atMs))).toBeLessThan(600_000);
  });

  it('writes times like the example of the specification', () => {
    const times = play('answered-call').map(({ event }) => event.Timestamp);
    expect(times[0]).toBe('2026-01-15T08:00:00');
    expect(times.filter((time) => !/T\d\d:\d\d:\d\d(\.\d{0,2}[1-9])?$/.test(time))).toEqual([]);
  });

  it.each([
    ['nonsense', {}, /No scenario 'nonsense'.*answered-call.*day/],
    ['day', { agents: 1 }, /not 1 agents/],
    ['day', { agents: 3, queues: 4 }, /not 3 agents and 4 queues/],
    ['day', { agents: Number.NaN }, /not NaN agents/],
    ['answered-call', { queues: 0 }, /0 queues/],
  ])('%s with %j is refused', (name, options, message) => {
    expect(() => play(name, options)).toThrow(RangeError);
    expect(() => play(name, options)).toThrow(message);
  });
});
