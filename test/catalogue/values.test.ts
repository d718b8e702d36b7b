import { flags, quarantineReasons } from '../../lib/catalogue/index.ts';
import { validEvent } from './event-factory.ts';
import { flagsOf, outcomeOf, parseBody } from './parse-body.ts';

const one = '"11111111-1111-1111-1111-111111111111"';

describe('documented values', () => {
  it.each([
    ['QueueStatus', { OpenStatus: '7' }],
    ['QueueStatus', { OpenStatus: '-1' }],
    ['CallbackChanged', { TypeId: '4' }],
    ['UserAvailability', { Availability: '"Lunch"' }],
    ['UserAvailability', { Availability: '"available"' }],
    ['UserCallInDisconnected', { Reason: '""' }],
    ['QueueStatus', { EntityType: '"Tenant"' }],
    ['QueueStatus', { RootEntityType: '"Tenant"' }],
  ])('may be others, flagged: %s %j', (name, members) => {
    expect(flagsOf(validEvent(name, members), name)).toEqual(['unknownEnumValue']);
  });

  it.each([
    ['QueueCallInDisconnected', { TechReason: '"no_route"' }, 'an example is no list'],
    ['UserWrapUpTerminated', { Reason: '"forced"' }, 'an example is no list'],
    ['UserSupervisionStatus', { State: '"Whispering"' }, 'no values are documented'],
    ['CallbackChanged', { LastAttemptTypeId: '99' }, 'no values are documented'],
    ['UserAvailability', { Availability: 'null' }, 'null is no value'],
  ])('are not missed in %s %j: %s', (name, members, _why) => {
    expect(flagsOf(validEvent(name, members), name)).toEqual([]);
  });

  it.each([
    ['"Open"', 5],
    ['"NA"', 0],
    ['"closedUncertain"', 4],
    ['"5"', 5],
  ])('of OpenStatus may come by name: %s', (text, value) => {
    const body = validEvent('QueueStatus', { OpenStatus: text });
    expect(outcomeOf(body)).toMatchObject({ OpenStatus: value });
    expect(flagsOf(body, 'QueueStatus')).toEqual(['coerced']);
  });

  it('of OpenStatus by an unknown name quarantine: there is no number to publish', () => {
    const body = validEvent('QueueStatus', { OpenStatus: '"Opening"' });
    expect(parseBody(body)).toMatchObject({
      issues: [{ path: 'OpenStatus', kind: 'format', expected: 'int' }],
    });
  });
});

describe('the Timestamp', () => {
  it.each([
    '0001-01-01T00:00:00',
    '1999-12-31T23:59:59.9999999',
    '1970-01-01T00:00:00Z',
    '9999-12-31T23:59:59.9999999',
  ])('is suspicious at %s', (text) => {
    expect(flagsOf(validEvent('QueueStatus', { Timestamp: `"${text}"` }), 'QueueStatus')).toEqual([
      'suspiciousTime',
    ]);
  });

  it.each(['2000-01-01T00:00:00', '2018-01-01T08:01:23.45'])('is plausible at %s', (text) => {
    expect(flagsOf(validEvent('QueueStatus', { Timestamp: `"${text}"` }), 'QueueStatus')).toEqual(
      [],
    );
  });

  it('alone is looked at: another time may lie anywhere', () => {
    const times = { StartTime: '"0001-01-01T00:00:00"', EndTime: '"9999-12-31T23:59:59.9999999"' };
    expect(flagsOf(validEvent('UserAvailability', times), 'UserAvailability')).toEqual([]);
  });
});

describe('lists', () => {
  it.each(['[null]', '[5]', '["text"]', '[[]]'])(
    'with an item that is no object are refused: %s',
    (items) => {
      const body = validEvent('QueueAttachedUsers', { AttachedUsers: items });
      expect(parseBody(body)).toMatchObject({
        reason: 'invalidPayload',
        issues: [{ path: 'AttachedUsers.0', expected: 'QueueAttachedUser' }],
      });
    },
  );

  it('tell every issue of every item', () => {
    const items = `[{"Active":true,"Priority":1,"UserId":${one}},{"Active":"?","Priority":1},{}]`;
    const parsed = parseBody(validEvent('QueueAttachedUsers', { AttachedUsers: items }));
    expect('issues' in parsed && parsed.issues.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
      'AttachedUsers.1.Active format',
      'AttachedUsers.1.UserId missing',
      'AttachedUsers.2.Active missing',
      'AttachedUsers.2.Priority missing',
      'AttachedUsers.2.UserId missing',
    ]);
  });
});

it.each([
  ['digits', `1${'0'.repeat(500_000)}1`, 'precision'],
  ['fraction digits', `1.${'0'.repeat(500_000)}1`, 'format'],
  ['quoted digits', `"1${'0'.repeat(500_000)}1"`, 'precision'],
  ['blanks', `"${' '.repeat(500_000)}x"`, 'format'],
])('is read to the end, with half a million %s', (_what, text, kind) => {
  const parsed = parseBody(validEvent('QueueStatus', { OpenStatus: text, QueueId: text }));
  expect(parsed).toMatchObject({ issues: [{ path: 'OpenStatus', kind }, { path: 'QueueId' }] });
});

it('never tells a value in an issue', () => {
  const secret = '"+358501231234"';
  const body = validEvent('QueueStatus', {
    QueueId: secret,
    OpenStatus: secret,
    Timestamp: secret,
    MaxWaitTime: secret,
  });
  const parsed = parseBody(body);
  expect(parsed.kind).toBe('violation');
  expect(JSON.stringify(parsed)).not.toContain('358501231234');
});

it('has closed lists of flags and reasons', () => {
  expect(flags).toEqual([
    'bom',
    'casing',
    'coerced',
    'contentType',
    'eventHeaderMissing',
    'eventTypeMissing',
    'filledFromEntity',
    'idNormalised',
    'inconsistent',
    'invalidUtf8',
    'missingProperties',
    'suspiciousTime',
    'unknownEnumValue',
    'unknownProperties',
  ]);
  expect(quarantineReasons).toEqual([
    'emptyBody',
    'invalidJson',
    'notAnObject',
    'missingId',
    'invalidId',
    'missingEventType',
    'invalidEventType',
    'eventTypeMismatch',
    'invalidPayload',
    'tooDeep',
    'idConflict',
    'reservedName',
    'tooLarge',
    'refusedByBus',
    'stale',
  ]);
});
