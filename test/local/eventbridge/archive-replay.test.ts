import { setTimeout } from 'node:timers/promises';
import * as v from 'valibot';
import { entry, eventsArn, everything, settled, startTestBuses } from './test-buses.ts';

const noon = Date.parse('2026-01-01T12:00:00Z') / 1000;
const dayMs = 86_400_000;

const eventSchema = v.object({
  id: v.string(),
  time: v.string(),
  'replay-name': v.optional(v.string()),
  detail: v.object({ n: v.number() }),
});
const describedSchema = v.object({
  State: v.string(),
  EventLastReplayedTime: v.optional(v.number()),
  ReplayEndTime: v.optional(v.number()),
});

const started = (archive: { retentionDays?: number; pattern?: object } = {}) => {
  const clock = { ms: noon * 1000 };
  const test = startTestBuses({ now: () => clock.ms });
  test.buses.createArchive({
    name: 'archive',
    busName: eventsArn('event-bus/bus'),
    patternText: archive.pattern && JSON.stringify(archive.pattern),
    retentionDays: archive.retentionDays ?? 0,
  });
  const putAt = (n: number, seconds: number) =>
    test.put(entry({ Detail: JSON.stringify({ n }), Time: noon + seconds }));
  const replay = (change: object = {}) =>
    test.buses.call('StartReplay', {
      ReplayName: 'replay',
      EventSourceArn: eventsArn('archive/archive'),
      EventStartTime: noon - 3600,
      EventEndTime: noon + 3600,
      Destination: { Arn: eventsArn('event-bus/bus') },
      ...change,
    });
  const describeReplay = () =>
    v.parse(describedSchema, test.buses.call('DescribeReplay', { ReplayName: 'replay' }));
  const ended = async () => {
    while (describeReplay().ReplayEndTime === undefined) await setTimeout(5);
    await settled();
    return describeReplay();
  };
  const received = (queue: string) =>
    test.bodies(queue).map((body) => v.parse(eventSchema, JSON.parse(body)));
  return { ...test, clock, putAt, replay, describeReplay, ended, received };
};

describe('a replay', () => {
  it('sends what was archived again, named after itself and otherwise unchanged', async () => {
    const { rule, putAt, replay, ended, bodies } = started();
    rule('queue', everything);
    putAt(1, 0);
    await settled();
    expect(replay()).toMatchObject({ State: 'STARTING' });
    expect(await ended()).toMatchObject({ State: 'COMPLETED', EventLastReplayedTime: noon });
    const [first = '', second = ''] = bodies('queue');
    expect(second).toBe(first.replace('"resources"', '"replay-name":"replay","resources"'));
    expect(second).not.toBe(first);
  });

  it('goes by the time in the events: start included, end not', async () => {
    const { rule, putAt, replay, ended, received } = started();
    for (const [n, seconds] of [-1, 0, 59, 60].entries()) putAt(n, seconds);
    await settled();
    rule('queue', everything);
    replay({ EventStartTime: noon, EventEndTime: noon + 60 });
    await ended();
    expect(received('queue').map(({ detail }) => detail.n)).toEqual([1, 2]);
  });

  it('sends minute after minute, whatever the order in which events came', async () => {
    const { rule, putAt, replay, ended, received } = started();
    for (const [n, seconds] of [130, 10, 70, 5].entries()) putAt(n, seconds);
    await settled();
    rule('queue', everything);
    replay();
    expect(await ended()).toMatchObject({ EventLastReplayedTime: noon + 130 });
    expect(received('queue').map(({ detail }) => detail.n)).toEqual([1, 3, 2, 0]);
  });

  it.each([
    ['all rules that match by default, also those that had the event', undefined, ['a', 'b']],
    ['only the rules that it names', [eventsArn('rule/bus/b')], ['b']],
  ])('reaches %s', async (_, FilterArns, expected) => {
    const { rule, putAt, replay, ended, received } = started();
    rule('a', everything);
    rule('b', everything);
    rule('other', { source: ['other'] });
    putAt(1, 0);
    await settled();
    replay({ Destination: { Arn: eventsArn('event-bus/bus'), FilterArns } });
    await ended();
    const replayedTo = ['a', 'b', 'other'].filter((queue) =>
      received(queue).some((event) => event['replay-name'] === 'replay'),
    );
    expect(replayedTo).toEqual(expected);
  });

  it('is not archived again', async () => {
    const { putAt, replay, ended, buses } = started();
    putAt(1, 0);
    await settled();
    replay();
    await ended();
    expect(buses.call('DescribeArchive', { ArchiveName: 'archive' })).toMatchObject({
      EventCount: 1,
      SizeBytes: expect.any(Number),
    });
  });

  it('stops when it is cancelled, and cannot be cancelled then', async () => {
    const { rule, putAt, replay, ended, received, buses } = started();
    for (let minute = 0; minute < 50; minute++) putAt(minute, minute * 60);
    await settled();
    rule('queue', everything);
    replay();
    while (received('queue').length === 0) await setTimeout(5);
    const cancel = () => buses.call('CancelReplay', { ReplayName: 'replay' });
    expect(cancel()).toMatchObject({ State: 'CANCELLING' });
    expect(await ended()).toMatchObject({ State: 'CANCELLED' });
    expect(received('queue').length).toBeLessThan(50);
    expect(cancel).toThrow(expect.objectContaining({ name: 'IllegalStatusException' }));
  });

  it.each([
    ['a name that is taken', {}, 'ResourceAlreadyExistsException'],
    [
      'a rule that does not exist',
      {
        ReplayName: 'other',
        Destination: { Arn: eventsArn('event-bus/bus'), FilterArns: [eventsArn('rule/bus/x')] },
      },
      'ValidationException',
    ],
  ])('is refused for %s', (_, change, name) => {
    const { replay } = started();
    replay();
    expect(() => replay(change)).toThrow(expect.objectContaining({ name }));
  });
});

describe('an archive', () => {
  it.each([
    ['without a pattern keeps every event of its bus', undefined, 2],
    ['keeps the events that its pattern matches', { detail: { n: [1] } }, 1],
  ])('%s', async (_, pattern, EventCount) => {
    const { putAt, put, buses } = started({ pattern });
    putAt(1, 0);
    putAt(2, 0);
    put(entry({ EventBusName: 'default' }));
    await settled();
    const archive = buses.call('DescribeArchive', { ArchiveName: 'archive' });
    expect(archive).toMatchObject({ EventCount });
  });

  it('forgets events after its retention', async () => {
    const { putAt, clock, buses } = started({ retentionDays: 2 });
    const count = () => buses.call('DescribeArchive', { ArchiveName: 'archive' });
    putAt(1, 0);
    await settled();
    clock.ms += dayMs;
    putAt(2, 0);
    await settled();
    expect(count()).toMatchObject({ EventCount: 2, RetentionDays: 2 });
    clock.ms += dayMs;
    expect(count()).toMatchObject({ EventCount: 1 });
  });
});
