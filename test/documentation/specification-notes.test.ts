import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type EventType,
  events,
  flags,
  quarantineReasons,
  sample,
} from '../../lib/catalogue/index.ts';
import type { Properties, Property } from '../../lib/catalogue/property.ts';
import { parseBody } from '../catalogue/parse-body.ts';

const notes = readFileSync(join(import.meta.dirname, '../../docs/specification-notes.md'), 'utf8');
const inCode = [...notes.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

/** The properties of every event and list item, by its name. */
const described = new Map<string, Properties>(
  events.flatMap(({ name, properties }) => [
    [name, properties] as const,
    ...Object.values<Property>(properties).flatMap(({ type }) =>
      type.kind === 'list' ? [[type.item.name, type.item.properties] as const] : [],
    ),
  ]),
);

describe('the notes on the specification', () => {
  it('speak of properties that the specification has', () => {
    const mentioned = inCode.flatMap((code) => {
      const [, owner = '', property = ''] = /^([A-Z]\w+)\.([A-Z]\w+)$/.exec(code) ?? [];
      return owner === '' || owner === 'DateTime' ? [] : [{ owner, property }];
    });
    expect(mentioned.length).toBeGreaterThan(30);
    const missing = mentioned.filter(
      ({ owner, property }) => !Object.hasOwn(described.get(owner) ?? {}, property),
    );
    expect(missing).toEqual([]);
  });

  it('speak of flags and reasons that there are', () => {
    const known: readonly string[] = [...flags, ...quarantineReasons];
    const mentioned = inCode.filter((code) => /^[a-z]+[A-Z][A-Za-z]*$/.test(code));
    expect(mentioned.length).toBeGreaterThan(10);
    expect(mentioned.filter((code) => !known.includes(code))).toEqual([]);
  });
});

/** The sample of a type with some properties changed; `undefined` leaves one out. */
const sent = (name: EventType, change: object): string =>
  JSON.stringify({ ...sample(name), ...change });

const becomes = (body: string, eventHeader?: string) => {
  const parsed = parseBody(body, eventHeader);
  if (parsed.kind === 'violation') return { refused: parsed.reason };
  return { event: parsed.event, flags: parsed.flags };
};

describe('what the notes say becomes of a fault', () => {
  const guid = '5f0c1d2e-3b4a-4c5d-8e6f-708192a3b4c5';
  const zeros = '00000000-0000-0000-0000-000000000000';

  it('the example: names in the case of the table, null for what it lacks, UTC', () => {
    const example = readFileSync(
      join(import.meta.dirname, '../../docs/example-event.json'),
      'utf8',
    );
    expect(JSON.stringify(JSON.parse(example))).toHaveLength(635);
    expect(becomes(example, 'QueueCallInUserAllocated')).toMatchObject({
      event: {
        UserName: 'sample.agent@customer.com',
        LegId: null,
        DetailedReason: null,
        Timestamp: '2018-01-01T08:01:23.45Z',
      },
      flags: ['casing', 'missingProperties'],
    });
  });

  it.each(['QueueCallInConnected', 'QueueCallInAllocated'])('%s is an unknown type', (name) => {
    const body = sent('QueueCallInUserConnected', {}).replaceAll('QueueCallInUserConnected', name);
    expect(parseBody(body, name)).toMatchObject({ kind: 'unknownType', eventType: name });
  });

  it.each<[EventType, object, object, string[]]>([
    [
      'CallbackChanged',
      { CallBackId: undefined, CallbackId: guid },
      { CallBackId: guid },
      ['casing'],
    ],
    [
      'QueueCallInTransferStarted',
      { TechType: undefined, TechSource: 'x' },
      { TechType: null, TechSource: 'x' },
      ['missingProperties', 'unknownProperties'],
    ],
    ['UserCallInOverflow', { TechQueueId: zeros }, { TechQueueId: zeros }, []],
    ['QueueCallInOverflow', { QueueId: undefined }, {}, ['filledFromEntity', 'missingProperties']],
    ['UserCallInUserOverflow', { Target: ['a', 'b'] }, { Target: ['a', 'b'] }, []],
    ['UserCallInUserOverflow', { Target: 'a,b' }, { Target: 'a,b' }, []],
    [
      'UserCallInUserOverflow',
      { Reason: 'InterruptOverflow BusyOnBusy' },
      { Reason: 'InterruptOverflow BusyOnBusy' },
      ['unknownEnumValue'],
    ],
    ['UserSupervisionStatus', { State: 'Whatever' }, { State: 'Whatever' }, []],
    ['UserSupervisionStatus', { State: 2 }, { State: '2' }, ['coerced']],
    [
      'UserAvailability',
      { EndTime: '9999-12-31T23:59:59.999+02:00' },
      { EndTime: '9999-12-31T23:59:59.9999999Z' },
      [],
    ],
    ['UserAvailability', { Availability: 'available' }, {}, ['unknownEnumValue']],
    ['QueueStatus', { OpenStatus: 'Open' }, { OpenStatus: 5 }, ['coerced']],
    ['QueueAttachedUsers', { AttachedUsers: null }, { AttachedUsers: [] }, ['missingProperties']],
    ['UserWrapUpTerminated', { Reason: 'logout' }, { Reason: 'logout' }, []],
    ['CallbackChanged', { TypeId: 4 }, { TypeId: 4 }, ['unknownEnumValue']],
    ['CallbackChanged', { EntityId: guid }, { EntityId: guid }, ['inconsistent']],
    ['UserStatus', { EntityType: 'Team' }, { EntityType: 'Team' }, ['unknownEnumValue']],
  ])('%s with %j is published with %j, flagged %j', (name, change, event, flagged) => {
    expect(becomes(sent(name, change), name)).toMatchObject({ event, flags: flagged });
  });

  it.each<[EventType, object]>([
    ['UserCallInOverflow', { TechQueueId: null }],
    ['UserSupervisionStatus', { State: undefined }],
    ['QueueStatus', { MaxWaitTime: 2 ** 53 + 2 }],
    ['CallbackChanged', { CallbackExtras: [{ Id: 'Colour', Name: 'Colour', Value: 'red' }] }],
  ])('%s with %j is quarantined', (name, change) => {
    expect(becomes(sent(name, change), name)).toEqual({ refused: 'invalidPayload' });
  });

  it('a header that names another type than the body is quarantined', () => {
    const body = sent('QueueStatus', {});
    expect(becomes(body, 'UserStatus')).toEqual({ refused: 'eventTypeMismatch' });
    expect(becomes(body)).toMatchObject({ flags: ['eventHeaderMissing'] });
  });
});
