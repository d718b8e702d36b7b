import fc from 'fast-check';
import type { Delivery } from '../../../functions/consumer/delivery.ts';
import { entryBytes, maxRequestBytes } from '../../../functions/consumer/entry-size.ts';
import { parseDelivery } from '../../../functions/consumer/parse-delivery.ts';
import { sample } from '../../../lib/catalogue/index.ts';
import {
  makeDelivery,
  makeEvent,
  makePublishable,
  options,
  phoneNumber,
  startMs,
} from './consumer-fixture.ts';

const day = 86_400_000;
const id = 'f2b9f7a4-8d0f-4a51-9d44-3c2f7d0b6a11';

const parse = (body: string | object, delivery: Partial<Delivery> = {}) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return parseDelivery(makeDelivery({ body: Buffer.from(text), ...delivery }), {
    ...options,
    nowMs: startMs,
  });
};
const publishable = (body: string | object, delivery: Partial<Delivery> = {}) => {
  const parsed = parse(body, delivery);
  if (parsed.kind !== 'publishable') throw new Error(`refused: ${parsed.refusal.reason}`);
  return parsed.event;
};
const reasonOf = (body: string | object, delivery: Partial<Delivery> = {}) => {
  const parsed = parse(body, delivery);
  return parsed.kind === 'refused' ? parsed.refusal.reason : parsed.kind;
};
const fingerprintOf = (body: string) => publishable(body, { eventHeader: undefined }).fingerprint;

describe('the entry for the bus', () => {
  it('carries the event as documented, and what we know of its delivery', () => {
    const sent = makeEvent({ Id: id });
    const { entry } = publishable(sent, {
      deliveryId: 'd-1',
      endpoint: 'sales',
      traceHeader: 'Root=1-5759e988-bd862e3fe1be46a994272793',
    });
    expect(entry).toEqual({
      Source: 'enreach.webhooks',
      DetailType: 'QueueStatus',
      Time: new Date('2026-01-15T08:01:23.450Z'),
      Detail: expect.any(String),
      EventBusName: 'bus',
      TraceHeader: 'Root=1-5759e988-bd862e3fe1be46a994272793',
    });
    expect(JSON.parse(entry.Detail)).toEqual({
      ...sent,
      metadata: {
        endpoint: 'sales',
        deliveryId: 'd-1',
        receivedAt: '2026-11-20T09:59:58.000Z',
        schema: 'known',
        flags: [],
      },
    });
  });

  it('has the catalogue’s spelling of the type', () => {
    const { entry, eventType } = publishable(makeEvent({ EventType: 'queuestatus' }));
    expect(eventType).toBe('QueueStatus');
    expect(entry.DetailType).toBe('QueueStatus');
    expect(JSON.parse(entry.Detail)).toMatchObject({
      EventType: 'QueueStatus',
      metadata: { flags: ['casing'] },
    });
  });

  it('of an unknown type says so and keeps what came', () => {
    const sent = { ...makeEvent(), EventType: 'Novelty', Surprise: { a: [1] } };
    const event = publishable(sent, { eventHeader: 'Novelty' });
    expect(event.schema).toBe('unknown');
    expect(event.entry.DetailType).toBe('Novelty');
    expect(JSON.parse(event.entry.Detail)).toMatchObject({
      Surprise: { a: [1] },
      metadata: { schema: 'unknown' },
    });
  });

  it('keeps the numbers of unknown properties as they were sent', () => {
    const body = JSON.stringify(makeEvent()).replace('{', '{"Precise":1.50,');
    expect(publishable(body).entry.Detail).toContain('"Precise":1.50');
  });

  it.each([
    ['2026-01-15T10:01:23.4567891+02:00', '2026-01-15T08:01:23.456Z', []],
    ['2026-01-15T08:01:23', '2026-01-15T08:01:23.000Z', []],
    ['2000-01-01T00:00:00Z', '2000-01-01T00:00:00.000Z', []],
    ['1999-12-31T23:59:59Z', '2026-11-20T09:59:58.000Z', ['suspiciousTime']],
    ['0001-01-01T00:00:00', '2026-11-20T09:59:58.000Z', ['suspiciousTime']],
    ['9999-12-31T23:59:59.9999999', '2026-11-20T09:59:58.000Z', ['suspiciousTime']],
  ])('of a Timestamp of %s has the time %s', (Timestamp, time, flags) => {
    const event = publishable(makeEvent({ Timestamp }));
    expect(event.entry.Time.toISOString()).toBe(time);
    expect(event.flags).toEqual(flags);
  });

  it.each(['EnreachWebhooksCanary', 'enreachwebhookscanary'])(
    'of a canary (%s) has a source of its own',
    (canary) => {
      const sent = makeEvent({ EventType: canary });
      const { entry } = publishable(sent, { eventHeader: canary });
      expect(entry).toMatchObject({ Source: 'enreach.webhooks.canary', DetailType: canary });
    },
  );

  it.each([
    [undefined, []],
    ['text/plain', ['contentType']],
    ['missing', ['contentType']],
  ])('flags the Content-Type %j: %j', (contentType, flags) => {
    const event = publishable(makeEvent(), { contentType });
    expect(event.flags).toEqual(flags);
    expect(JSON.parse(event.entry.Detail)).toMatchObject({ metadata: { flags } });
  });

  it('flags what decoding and normalisation noticed', () => {
    const body = `\uFEFF${JSON.stringify(makeEvent({ Id: `{${id.toUpperCase()}}` }))}`;
    const event = publishable(body, { contentType: 'text/plain', eventHeader: undefined });
    expect(event.id).toBe(id);
    expect(event.flags).toEqual(['bom', 'contentType', 'eventHeaderMissing', 'idNormalised']);
  });
});

describe('a delivery that can never be published', () => {
  const event = makeEvent();
  it.each<[string, string | object, Partial<Delivery>]>([
    ['emptyBody', '', {}],
    ['invalidJson', '{"Id":', {}],
    ['notAnObject', '[1]', {}],
    ['missingId', { ...event, Id: undefined }, {}],
    ['invalidId', { ...event, Id: '00000000-0000-0000-0000-000000000000' }, {}],
    ['missingEventType', { ...event, EventType: undefined }, { eventHeader: undefined }],
    ['invalidEventType', { ...event, EventType: 'no type' }, {}],
    ['eventTypeMismatch', event, { eventHeader: 'CallStart' }],
    ['invalidPayload', { ...event, Timestamp: 'yesterday' }, {}],
    ['reservedName', { ...event, metadata: {} }, {}],
    ['tooDeep', `${'{"a":'.repeat(101)}1${'}'.repeat(101)}`, {}],
  ])('is refused: %s', (reason, body, delivery) => {
    expect(reasonOf(body, delivery)).toBe(reason);
  });

  it('is refused with its Id, type, and paths, as far as they can be told, never with a value', () => {
    const parsed = parse(makeEvent({ Id: id, Timestamp: phoneNumber }));
    expect(parsed).toMatchObject({
      kind: 'refused',
      refusal: { reason: 'invalidPayload', id, eventType: 'QueueStatus' },
    });
    const { delivery: _, ...refusal } = parsed.kind === 'refused' ? parsed.refusal : {};
    expect(new Set(Object.keys(refusal))).toEqual(
      new Set(['eventType', 'id', 'issueCount', 'issues', 'reason']),
    );
    expect(refusal).toMatchObject({ issues: [{ path: 'Timestamp' }] });
    expect(JSON.stringify(refusal)).not.toContain(phoneNumber);
  });

  it('carries the delivery to the quarantine', () => {
    const delivery = makeDelivery({ body: Buffer.from('junk') });
    const parsed = parseDelivery(delivery, { ...options, nowMs: startMs });
    expect(parsed).toEqual({
      kind: 'refused',
      refusal: { delivery, reason: 'invalidJson', issues: [] },
    });
  });
});

describe('a delivery that waited long', () => {
  it.each([
    ['two days before its record expires', 28 * day, 'publishable'],
    ['a millisecond more', 28 * day + 1, 'stale'],
    ['a year', 365 * day, 'stale'],
    ['not at all: the clocks differ', -5_000, 'publishable'],
  ])('%s is %3$s', (_, agedMs, expected) => {
    const receivedAt = new Date(startMs - agedMs).toISOString();
    expect(reasonOf(makeEvent(), { receivedAt })).toBe(expected);
  });

  it('is told with its Id and type', () => {
    const receivedAt = new Date(startMs - 29 * day).toISOString();
    expect(parse(makeEvent({ Id: id }), { receivedAt })).toMatchObject({
      refusal: { reason: 'stale', id, eventType: 'QueueStatus' },
    });
  });
});

describe('an event that is too large for the bus', () => {
  const paddedTo = (bytes: number) => {
    const event = makeEvent({ Padding: '' });
    const missing = bytes - entryBytes(publishable(event).entry);
    return { ...event, Padding: 'x'.repeat(missing) };
  };

  it('is one whose entry does not stay below the limit', () => {
    expect(reasonOf(paddedTo(maxRequestBytes - 1))).toBe('publishable');
    expect(reasonOf(paddedTo(maxRequestBytes))).toBe('tooLarge');
  });

  it('is told with its Id and type, up to twice the limit', () => {
    const event = makeEvent({ Id: id, Padding: 'x'.repeat(2_000_000) });
    expect(parse(event)).toMatchObject({ refusal: { id, eventType: 'QueueStatus' } });
  });

  it('is not looked at beyond that', () => {
    expect(reasonOf(`{"a":${'x'.repeat(2_100_000)}`)).toBe('tooLarge');
  });

  it('is not one that only blanks make large', () => {
    const blanks = ' \n'.repeat(2_000_000);
    expect(reasonOf(JSON.stringify(makeEvent()).replace(':', `:${blanks}`))).toBe('publishable');
  });

  it('is measured in bytes, not in characters', () => {
    expect(reasonOf(makeEvent({ Padding: '😀'.repeat(300_000) }))).toBe('tooLarge');
  });
});

describe('the fingerprint', () => {
  const text = `{"EventType":"QueueStatus","Id":"${id}","n":5,"o":{"a":[1,2],"b":null}}`;
  const complete = (json: string) =>
    JSON.stringify({ ...sample('QueueStatus'), Id: undefined, EventType: undefined }).replace(
      '{',
      `${json.slice(0, -1)},`,
    );

  it.each([
    ['another order of names', '{"o":{"b":null,"a":[1,2]},"n":5,'],
    ['white space', '{\n  "n" : 5 ,\t"o": { "a": [ 1, 2 ], "b": null },'],
    ['escapes', '{"\\u006e":5,"o":{"a":[1,2],"b":null},'],
    ['a byte order mark', '\uFEFF{"n":5,"o":{"a":[1,2],"b":null},'],
    ['an earlier duplicate, which does not count', '{"n":4,"n":5,"o":{"a":[1,2],"b":null},'],
  ])('is the same after a resend with %s', (_, start) => {
    const resent = `${start}"EventType":"QueueStatus","Id":"${id}"}`;
    expect(fingerprintOf(complete(resent))).toBe(fingerprintOf(complete(text)));
  });

  it.each([
    ['a value', text.replace('"n":5', '"n":6')],
    ['a type', text.replace('"n":5', '"n":"5"')],
    ['the text of a number', text.replace('"n":5', '"n":5.0')],
    ['the exponent of a number', text.replace('"n":5', '"n":5e0')],
    ['the order of a list', text.replace('[1,2]', '[2,1]')],
    ['the case of a name', text.replace('"n"', '"N"')],
    ['null for nothing', text.replace(',"b":null', '')],
    ['the spelling of the Id', text.replace(id, id.toUpperCase())],
    ['a further property', text.replace('{"a"', '{"z":1,"a"')],
  ])('changes with %s', (_, other) => {
    expect(other).not.toBe(text);
    expect(fingerprintOf(complete(other))).not.toBe(fingerprintOf(complete(text)));
  });

  it('does not depend on the delivery', () => {
    const body = Buffer.from(JSON.stringify(makeEvent()));
    const [first, second] = ['default', 'sales'].map((endpoint) =>
      makePublishable({}, { body, endpoint, eventHeader: undefined }),
    );
    expect(first?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(second?.fingerprint).toBe(first?.fingerprint);
  });

  it('is the same for any JSON that is written anew', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const members = { Extra: value };
        const event = makeEvent(members);
        const backwards = Object.fromEntries(Object.entries(event).reverse());
        expect(fingerprintOf(JSON.stringify(backwards, null, 2))).toBe(
          fingerprintOf(JSON.stringify(event)),
        );
      }),
    );
  });
});

it('never throws, whatever bytes come', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const { kind } = parseDelivery(makeDelivery({ body: Buffer.from(bytes) }), {
        ...options,
        nowMs: startMs,
      });
      expect(kind).toBe('refused');
    }),
  );
});
