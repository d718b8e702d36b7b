import fc from 'fast-check';
import * as v from 'valibot';
import {
  flags,
  parseEvent,
  parseJson,
  quarantineReasons,
  schemaOf,
} from '../../lib/catalogue/index.ts';
import { bodies, eventHeaders } from './arbitrary-deliveries.ts';
import { changesIn, reportable } from './changes.ts';
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

it('changes no value that it does not report, and reports none that it does not change', () => {
  fc.assert(
    fc.property(bodies, (body) => {
      const json = parseJson(body);
      if (!json.ok) return;
      const parsed = parseEvent(json.value, {});
      if (parsed.kind === 'violation') return;
      const detail = parseJson(JSON.stringify(parsed.event));
      if (!detail.ok) throw new Error(detail.reason);
      const changes = changesIn(json.value, detail.value, parsed.eventType);
      expect(changes.filter((change) => !reportable.has(change))).toEqual([]);
      const reported = parsed.flags.filter((flag) => reportable.has(flag));
      expect([...new Set(changes)].sort()).toEqual(reported);
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
