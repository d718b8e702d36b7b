import { setImmediate } from 'node:timers/promises';
import { type BusEvent, createEventBuses } from '../../../lib/local/eventbridge/event-buses.ts';
import { compilePattern } from '../../../lib/local/eventbridge/pattern/match-pattern.ts';

const entry = (change: object = {}) => ({
  Source: 'app',
  DetailType: 'Thing',
  Detail: '{"n":12345678901234567890}',
  EventBusName: 'bus',
  ...change,
});

const started = () => {
  const delivered: BusEvent[] = [];
  const published: BusEvent[] = [];
  const failures: unknown[] = [];
  const buses = createEventBuses({
    region: 'us-east-1',
    accountId: '000000000000',
    deliver: async ({ arn }, event) => {
      if (arn === 'broken') throw new Error('no');
      delivered.push(event);
    },
    onPublished: (event) => published.push(event),
    onMatched: () => {},
    onDeliveryFailed: (_, __, error) => failures.push(error),
  });
  buses.createBus('bus');
  const rule = (name: string, pattern: object, arn: string) =>
    buses.createRule({
      name,
      busName: 'bus',
      pattern: compilePattern(pattern),
      targets: [{ id: 't', arn }],
    });
  const put = (...Entries: object[]) => buses.call('PutEvents', { Entries });
  return { buses, rule, put, delivered, published, failures };
};

describe('EventBridge on the local cloud', () => {
  it("hands a matching rule's target the whole event, detail to the letter", async () => {
    const { rule, put, delivered } = started();
    rule('yes', { 'detail-type': ['Thing'] }, 'target');
    rule('no', { 'detail-type': ['Other'] }, 'target');

    expect(put(entry({ Time: 1_514_793_683 }))).toMatchObject({ FailedEntryCount: 0 });
    await setImmediate();

    expect(delivered).toHaveLength(1);
    expect(delivered[0]?.json).toContain('"detail":{"n":12345678901234567890}');
    expect(JSON.parse(delivered[0]?.json ?? '')).toMatchObject({
      version: '0',
      source: 'app',
      'detail-type': 'Thing',
      account: '000000000000',
      region: 'us-east-1',
      time: '2018-01-01T08:01:23Z',
      resources: [],
    });
  });

  it.each([
    ['no source', { Source: '' }, 'InvalidArgument'],
    ['no detail-type', { DetailType: undefined }, 'InvalidArgument'],
    ['a detail-type over 128 characters', { DetailType: 'x'.repeat(129) }, 'InvalidArgument'],
    ['a detail that is no JSON', { Detail: '{' }, 'MalformedDetail'],
    ['a detail that is no object', { Detail: '[]' }, 'MalformedDetail'],
    ["AWS's own source", { Source: 'aws.s3' }, 'NotAuthorizedForSourceException'],
  ])('refuses an entry with %s and takes the others', (_, change, ErrorCode) => {
    const { put, published } = started();
    expect(put(entry(change), entry())).toMatchObject({
      FailedEntryCount: 1,
      Entries: [{ ErrorCode }, { EventId: expect.any(String) }],
    });
    expect(published).toHaveLength(1);
  });

  it.each([
    ['eleven entries', Array.from({ length: 11 }, () => entry())],
    ['none', []],
    ['1 MiB in all', [entry({ Detail: JSON.stringify({ a: 'x'.repeat(1_048_576) }) })]],
  ])('refuses a call with %s as a whole', (_, entries) => {
    const { put } = started();
    expect(() => put(...entries)).toThrow(expect.objectContaining({ name: 'ValidationException' }));
  });

  it('takes events for a bus that does not exist, as AWS does, and nobody sees them', async () => {
    const { put, published } = started();
    expect(put(entry({ EventBusName: 'typo' }))).toMatchObject({ FailedEntryCount: 0 });
    expect(published).toEqual([]);
  });

  it('reports a target that fails and delivers to the others', async () => {
    const { rule, put, delivered, failures } = started();
    rule('broken', { source: ['app'] }, 'broken');
    rule('sound', { source: ['app'] }, 'target');
    put(entry());
    await setImmediate();
    expect([delivered.length, failures.length]).toEqual([1, 1]);
  });
});
