import { eventWithout, validEvent } from './event-factory.ts';
import { outcomeOf, parseBody } from './parse-body.ts';

describe('the event type', () => {
  const without = eventWithout('QueueStatus', 'EventType');
  const withType = (text: string) => validEvent('QueueStatus', { EventType: text });

  it.each([
    ['body and header', withType('"QueueStatus"'), 'QueueStatus', 'QueueStatus', []],
    ['a body in another case', withType('"queueSTATUS"'), 'QueueStatus', 'QueueStatus', ['casing']],
    ['a header in another case', withType('"QueueStatus"'), 'QUEUESTATUS', 'QueueStatus', []],
    ['a header with blanks around', withType('"QueueStatus"'), ' QueueStatus ', 'QueueStatus', []],
    ['the body alone', withType('"QueueStatus"'), undefined, 'QueueStatus', ['eventHeaderMissing']],
    [
      'the body alone, with an empty header',
      withType('"QueueStatus"'),
      '',
      'QueueStatus',
      ['eventHeaderMissing'],
    ],
    [
      'the header alone',
      without,
      'queuestatus',
      'QueueStatus',
      ['eventTypeMissing', 'missingProperties'],
    ],
    [
      'the header, with null in the body',
      withType('null'),
      'QueueStatus',
      'QueueStatus',
      ['eventTypeMissing'],
    ],
    [
      'the header, with nothing in the body',
      withType('""'),
      'QueueStatus',
      'QueueStatus',
      ['eventTypeMissing'],
    ],
  ])('comes from %s', (_what, body, header, eventType, expectedFlags) => {
    expect(parseBody(body, header)).toMatchObject({
      kind: 'known',
      eventType,
      event: { EventType: eventType },
      flags: expectedFlags,
    });
  });

  it.each([
    ['neither', without, undefined, 'missingEventType'],
    ['neither, with blanks', withType('" "'), ' ', 'missingEventType'],
    ['two different names', withType('"QueueStatus"'), 'UserStatus', 'eventTypeMismatch'],
    ['a known and an unknown name', withType('"QueueStatus"'), 'QueueStatus2', 'eventTypeMismatch'],
    ['two different unknown names', withType('"QueueNews"'), 'QueueOlds', 'eventTypeMismatch'],
    ['a name with a blank', withType('"Queue Status"'), undefined, 'invalidEventType'],
    ['a name with blanks around', withType('" QueueStatus"'), 'QueueStatus', 'invalidEventType'],
    ['a name that begins with a digit', withType('"1QueueStatus"'), undefined, 'invalidEventType'],
    ['a name of 129 letters', withType(`"${'a'.repeat(129)}"`), undefined, 'invalidEventType'],
    [
      'a name with a Kelvin sign',
      withType('"CallbackChanged"'.replace('k', '\u212A')),
      undefined,
      'invalidEventType',
    ],
    ['__proto__', withType('"__proto__"'), undefined, 'invalidEventType'],
    ['a number', withType('5'), 'QueueStatus', 'invalidEventType'],
    ['a list', withType('["QueueStatus"]'), 'QueueStatus', 'invalidEventType'],
    ['a header that is no name', without, 'Queue/Status', 'invalidEventType'],
  ])('cannot be told from %s', (_what, body, header, reason) => {
    expect(parseBody(body, header)).toMatchObject({
      kind: 'violation',
      reason,
      issues: [{ path: 'EventType' }],
    });
  });
});

it.each([
  ['" QueueStatus"', 'format', 'a letter, then up to 127 letters and digits'],
  ['5', 'type', 'string'],
])('an event type %s is told for what it is: %s', (text, kind, expected) => {
  const body = validEvent('QueueStatus', { EventType: text });
  expect(parseBody(body)).toMatchObject({ issues: [{ path: 'EventType', kind, expected }] });
});

describe('an event of an unknown type', () => {
  const common = (overrides = {}) => ({
    EventType: '"QueueNews"',
    Timestamp: '"2024-11-08 06:15:11"',
    ...overrides,
  });

  it('has the common properties typed, and the rest as it came', () => {
    const body = validEvent(
      'QueueStatus',
      common({ MaxWaitTime: '1.50', OpenStatus: '"Open"', QueueId: '"x"' }),
    );
    const parsed = parseBody(body, 'queuenews');
    expect(parsed).toMatchObject({ kind: 'unknownType', eventType: 'QueueNews' });
    expect(outcomeOf(body)).toMatchObject({
      EventType: 'QueueNews',
      Timestamp: '2024-11-08T06:15:11Z',
      OpenStatus: 'Open',
      QueueId: 'x',
    });
    expect(JSON.stringify(outcomeOf(body))).toContain('"MaxWaitTime":1.50,');
  });

  it.each([
    'constructor',
    'toString',
    'hasOwnProperty',
    'EnreachWebhooksCanary',
    'A',
    'a'.repeat(128),
  ])('may be called %s', (name) => {
    const body = validEvent('QueueStatus', common({ EventType: `"${name}"` }));
    expect(parseBody(body, name)).toMatchObject({ kind: 'unknownType', eventType: name });
  });

  it('takes its name from the header as sent, where the body has none', () => {
    const body = validEvent('QueueStatus', common({ EventType: 'null' }));
    expect(outcomeOf(body, 'QueueNEWS')).toMatchObject({ EventType: 'QueueNEWS' });
  });

  it.each(['Timestamp', 'RootEntityType', 'RootEntityId', 'EntityType', 'EntityId'])(
    'is quarantined without a valid %s',
    (name) => {
      const body = validEvent('QueueStatus', common({ [name]: '{}' }));
      expect(parseBody(body)).toMatchObject({
        reason: 'invalidPayload',
        issues: [{ path: name, kind: 'type' }],
      });
    },
  );
});
