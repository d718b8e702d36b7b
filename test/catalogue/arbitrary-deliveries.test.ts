import fc from 'fast-check';
import * as v from 'valibot';
import {
  canonicalJson,
  flags,
  type JsonObject,
  parseEvent,
  parseJson,
  quarantineReasons,
  schemaOf,
} from '../../lib/catalogue/index.ts';
import { isJsonArray, isJsonObject, type JsonValue } from '../../lib/catalogue/json/json-value.ts';
import { bodies, eventHeaders } from './arbitrary-deliveries.ts';
import { parseBody } from './parse-body.ts';

const runs = { numRuns: 3000 };

it('throws for no body, answers with a reason or flags of the closed lists, and leaves prototypes alone', () => {
  fc.assert(
    fc.property(bodies, eventHeaders, (body, header) => {
      const parsed = parseBody(body, header);
      if (parsed.kind === 'violation') expect(quarantineReasons).toContain(parsed.reason);
      else expect(flags).toEqual(expect.arrayContaining(parsed.flags));
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
    runs,
  );
});

it('changes no value that it does not report', () => {
  fc.assert(
    fc.property(bodies, (body) => {
      const json = parseJson(body);
      if (!json.ok) return;
      const parsed = parseEvent(json.value, {});
      if (parsed.kind === 'violation') return;
      const detail = parseJson(JSON.stringify(parsed.event));
      const isReported = parsed.flags.some((flag) => reportsChange.has(flag));
      if (detail.ok && !isReported) expect(changedNames(json.value, detail.value)).toEqual([]);
    }),
    runs,
  );
});

it('publishes what satisfies the schema of its type', () => {
  fc.assert(
    fc.property(bodies, (body) => {
      const parsed = parseBody(body);
      if (parsed.kind !== 'known') return;
      expect(v.safeParse(schemaOf(parsed.eventType), parsed.event).issues).toBeUndefined();
    }),
    runs,
  );
});

it('gives the same detail when the published detail is read again', () => {
  fc.assert(
    fc.property(bodies, (body) => {
      const parsed = parseBody(body);
      if (parsed.kind === 'violation') return;
      const detail = JSON.stringify(parsed.event);
      const again = parseBody(detail, parsed.eventType);
      expect(again.kind).toBe(parsed.kind);
      expect('event' in again && JSON.stringify(again.event)).toBe(detail);
    }),
    runs,
  );
});

it('publishes enough of the bodies for these tests to mean something', () => {
  const published = fc.sample(bodies, 500).filter((body) => parseBody(body).kind !== 'violation');
  expect(published.length).toBeGreaterThan(50);
});

/** The flags under which a member may differ from what was sent. */
const reportsChange = new Set<string>([
  'coerced',
  'idNormalised',
  'filledFromEntity',
  'missingProperties',
  'casing',
  'eventTypeMissing',
]);

/** Names whose published value is not what was sent; a date-time may differ in its spelling alone. */
function changedNames(sent: JsonObject, published: JsonObject): string[] {
  const names = Object.keys(sent).filter((name) => name !== '__proto__');
  return names.filter((name) => !isSame(sent[name], published[name]));
}

function isSame(sent: JsonValue | undefined, published: JsonValue | undefined): boolean {
  if (sent === undefined || published === undefined) return sent === published;
  if (typeof sent === 'string' && typeof published === 'string') {
    return sent === published || isSameTime(sent, published);
  }
  if (isJsonArray(sent) && isJsonArray(published)) {
    return (
      sent.length === published.length && sent.every((item, at) => isSame(item, published[at]))
    );
  }
  if (isJsonObject(sent) && isJsonObject(published))
    return changedNames(sent, published).length === 0;
  return canonicalJson(sent) === canonicalJson(published);
}

/** By other means than ours: no zone is UTC, and the extremes of .NET hold whatever their zone. */
function isSameTime(sent: string, published: string): boolean {
  const hasZone = /(?:Z|[+-]\d{2}:\d{2})$/.test(sent);
  const isExtreme = /^(?:9999-12-3|0001-01-01)/.test(sent);
  const sameDigits = (sent.match(/\.\d+/)?.[0] ?? '') === (published.match(/\.\d+/)?.[0] ?? '');
  const isSameInstant = Date.parse(hasZone ? sent : `${sent}Z`) === Date.parse(published);
  return isExtreme ? published.startsWith(sent.slice(0, 9)) : isSameInstant && sameDigits;
}
