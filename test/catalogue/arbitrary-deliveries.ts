import fc from 'fast-check';
import { jsonOf, validMembers } from './event-factory.ts';
import { eventFacts } from './specification-facts.ts';

const documentedNames = eventFacts.flatMap(({ properties }) => properties.map(({ name }) => name));

/** Documented names in any case, hostile ones, and any other. */
const names = fc.oneof(
  fc.constantFrom(...documentedNames),
  fc.constantFrom(...documentedNames).map((name) => name.toUpperCase()),
  fc.constantFrom(
    'Id',
    'Timestamp',
    'RootEntityType',
    'EntityType',
    'EntityId',
    'EventType',
    'entityid',
  ),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'toJSON', 'metadata', 'rawJSON', '', '5'),
  fc.string(),
);

/** Texts at the edges of the types. */
const edgeTexts = fc.constantFrom(
  ...[
    'null',
    'true',
    '""',
    '"5"',
    '"TRUE"',
    '"Open"',
    '[]',
    '{}',
    '[{}]',
    '[null]',
    '["a"]',
    '"Queue"',
  ],
  ...['-0', '3.0', '1e2', '1.50', '9007199254740993', '1e400', '-2147483649', '32768', '7'],
  ...[
    '"2018-01-01T08:01:23"',
    '"2018-01-01 08:01:23.10+02:00"',
    '"/Date(-1)/"',
    '"2018-02-30T00:00:00"',
  ],
  ...['"9999-12-30T23:00:00-05:00"', '"9999-12-31T23:59:59"', '"9999-12-31T00:00:00-05:00"'],
  ...['"0001-01-01T00:00:00+02:00"', '"0001-01-01T00:00:00-02:00"'],
  '"0001-01-01T00:00:00.5-02:00"',
  ...['"{5F0C1D2E-3B4A-4C5D-8E6F-708192A3B4C5}"', '"00000000000000000000000000000000"'],
  ...['"\\ud800"', '{"__proto__":{"a":1.0}}', '[[[[1.0]]]]', '{"UserId":1,"USERID":2}'],
  '[{"Active":"true","priority":3.0,"UserId":"5F0C1D2E3B4A4C5D8E6F708192A3B4C5","x":-0}]',
  '[{"Id":1.0,"Name":null}]',
);

const texts = fc.oneof({ weight: 3, arbitrary: edgeTexts }, { weight: 1, arbitrary: fc.json() });

/** A valid event of any type, some of whose members are replaced, removed or added. */
const spoiledEvents = fc
  .record({
    event: fc.constantFrom(...eventFacts),
    replaced: fc.array(fc.tuple(names, texts), { maxLength: 4 }),
    removed: fc.array(names, { maxLength: 2 }),
  })
  .map(({ event, replaced, removed }) => {
    const members = Object.entries(validMembers(event)).filter(([name]) => !removed.includes(name));
    return jsonOf(Object.fromEntries([...members, ...replaced]));
  });

/** Valid events with one member replaced: most of them are published. */
const touchedEvents = fc
  .record({ event: fc.constantFrom(...eventFacts), text: texts, at: fc.nat() })
  .map(({ event, text, at }) => {
    const members = validMembers(event);
    const name = Object.keys(members)[at % Object.keys(members).length];
    return jsonOf(name === undefined ? members : { ...members, [name]: text });
  });

/** Bodies of any kind, from noise to events with an odd member. */
export const bodies = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc.object().map((value) => JSON.stringify(value)),
  spoiledEvents,
  touchedEvents,
);

export const eventHeaders = fc.option(
  fc.oneof(fc.constantFrom(...eventFacts.map(({ name }) => name)), fc.string()),
  { nil: undefined },
);
