import { entry, eventsArn, everything, settled, startTestBuses } from './test-buses.ts';

const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

describe('PutEvents', () => {
  it("hands a matching rule's target the whole event, detail to the letter", async () => {
    const { rule, put, bodies } = startTestBuses();
    rule('yes', { 'detail-type': ['Thing'] });
    rule('no', { 'detail-type': ['Other'] });
    const Detail = '{ "n": 1.50, "big": 1234567890123456789, "n": 2 }';

    expect(put(entry({ Detail, Time: 1_514_793_683.9, Resources: ['r'] }))).toMatchObject({
      FailedEntryCount: 0,
    });
    await settled();

    expect(bodies('no')).toEqual([]);
    const [body = ''] = bodies('yes');
    expect(body).toContain(`"detail":${Detail}}`);
    expect(JSON.parse(body)).toMatchObject({
      version: '0',
      source: 'app',
      'detail-type': 'Thing',
      account: '000000000000',
      region: 'us-east-1',
      time: '2018-01-01T08:01:23Z',
      resources: ['r'],
    });
  });

  it.each([
    ['a detail-type over 128 characters', { DetailType: 'x'.repeat(129) }, 'InvalidArgument'],
    ['a source over 256 characters', { Source: 'x'.repeat(257) }, 'InvalidArgument'],
    ['a time that is none', { Time: 1e300 }, 'InvalidArgument'],
    ["AWS's own source", { Source: 'aws.s3' }, 'NotAuthorizedForSourceException'],
    ['a detail of over 1000 levels', { Detail: nested(1001) }, 'MalformedDetail'],
    ['a detail of 100,000 levels', { Detail: nested(100_000) }, 'MalformedDetail'],
    ['an integer beyond int64', { Detail: '{"a":[9223372036854775808]}' }, 'MalformedDetail'],
    ['one below it', { Detail: '{"a":-9223372036854775809}' }, 'MalformedDetail'],
  ])('refuses an entry with %s and takes the others', (_, change, ErrorCode) => {
    const { put, published } = startTestBuses();
    expect(put(entry(change), entry())).toMatchObject({
      FailedEntryCount: 1,
      Entries: [{ ErrorCode }, { EventId: expect.any(String) }],
    });
    expect(published).toHaveLength(1);
  });

  it.each([
    ['a detail-type of 128 characters', { DetailType: 'x'.repeat(128) }],
    ['a detail of 1000 levels', { Detail: nested(1000) }],
    [
      'integers at the ends of int64',
      { Detail: '{"a":[9223372036854775807,-9223372036854775808]}' },
    ],
    ['a number too large for an integer', { Detail: '{"a":1e300,"b":92233720368547758080.5}' }],
    [
      'brackets and digits in a string',
      { Detail: `{"a":"${'['.repeat(2000)}${'9'.repeat(30)}\\""}` },
    ],
    ['no time', { Time: undefined }],
  ])('takes an entry with %s', async (_, change) => {
    const { rule, put, bodies } = startTestBuses();
    rule('all', { source: ['app'], detail: { z: [{ exists: false }] } });
    expect(put(entry(change))).toMatchObject({ FailedEntryCount: 0 });
    await settled();
    expect(bodies('all')).toHaveLength(1);
  });

  it.each([
    ['by its name', 'bus'],
    ['by its ARN', eventsArn('event-bus/bus')],
  ])('finds a bus %s', async (_, EventBusName) => {
    const { rule, put, bodies } = startTestBuses();
    rule('all', everything);
    put(entry({ EventBusName }));
    await settled();
    expect(bodies('all')).toHaveLength(1);
  });

  it('takes an entry without a bus to the default one', async () => {
    const { rule, put, bodies, published } = startTestBuses();
    rule('all', everything);
    put(entry({ EventBusName: undefined }));
    await settled();
    expect(published).toMatchObject([{ busName: 'default' }]);
    expect(bodies('all')).toEqual([]);
  });

  it('takes events for a bus that does not exist, as AWS does, and nobody sees them', () => {
    const { put, published } = startTestBuses();
    expect(put(entry({ EventBusName: 'typo' }))).toMatchObject({ FailedEntryCount: 0 });
    expect(published).toEqual([]);
  });

  it.each(['CreateEventBus', 'PutPartnerEvents', 'toString'])('does not know %s', (operation) => {
    const { buses } = startTestBuses();
    expect(() => buses.call(operation, {})).toThrow(
      expect.objectContaining({ name: 'UnknownOperationException' }),
    );
  });
});
