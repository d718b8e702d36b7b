import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { AwsError } from '../../../lib/local/front-door/aws-error.ts';
import { startTestBuses } from './test-buses.ts';

const rowSchema = v.object({
  rule: v.unknown(),
  event: v.record(v.string(), v.unknown()),
  match: v.union([v.boolean(), v.literal('invalid')]),
});
const fixture = new URL('../../fixtures/eventbridge-patterns.jsonl', import.meta.url);
const rows = readFileSync(fixture, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => v.parse(rowSchema, JSON.parse(line)));

const envelope = {
  id: '1',
  account: '000000000000',
  source: 'app',
  time: '2026-01-01T00:00:00Z',
  region: 'us-east-1',
  'detail-type': 'Thing',
};
const { buses } = startTestBuses();

const verdictOn = (pattern: unknown, event: unknown): unknown => {
  try {
    return v.parse(
      v.object({ Result: v.boolean() }),
      buses.call('TestEventPattern', {
        EventPattern: JSON.stringify(pattern),
        Event: JSON.stringify(event),
      }),
    ).Result;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return error.name === 'InvalidEventPatternException' ? 'invalid' : error.message;
  }
};

describe('TestEventPattern', () => {
  it.each([
    ['the detail of an event', (row: unknown) => ({ detail: row }), { ...envelope }],
    ['members beside the mandatory ones', (row: unknown) => row, { ...envelope }],
    ['a bare object, which AWS refuses', (row: unknown) => row, {}],
  ])("agrees with event-ruler's verdicts on %s", (_, wrap, mandatory) => {
    const disagreements = rows.filter(({ rule, event, match }) => {
      const wrapped = v.parse(v.record(v.string(), v.unknown()), wrap(event));
      return verdictOn(wrap(rule), { ...mandatory, ...wrapped }) !== match;
    });
    expect(rows.length).toBeGreaterThan(400);
    expect(disagreements).toEqual([]);
  });

  it('names the field at which a pattern is wrong, where AWS gives line and column', () => {
    expect(() =>
      buses.call('TestEventPattern', {
        EventPattern: '{"detail":{"a":[{"regex":"b"}]}}',
        Event: JSON.stringify(envelope),
      }),
    ).toThrow(/Unrecognized match type regex\n at \[Source: .*; field: "detail\.a"\]/s);
  });

  it.each(['["=",1E-325]', '["<",-0.1e-330]', '[">=",0,"<",1E-325]'])(
    'refuses to compare with a number too small for one: %s',
    (numeric) => {
      const EventPattern = `{"n":[{"numeric":${numeric}}]}`;
      expect(() => buses.call('TestEventPattern', { EventPattern, Event: '{}' })).toThrow(
        expect.objectContaining({ name: 'InvalidEventPatternException' }),
      );
    },
  );

  it.each(['0', '-0.0', '0e9', '1e-320'])('compares with %s', (number) => {
    const EventPattern = `{"n":[{"numeric":["=",${number}]}]}`;
    expect(buses.call('TestEventPattern', { EventPattern, Event: '{"n":0}' })).toEqual({
      Result: true,
    });
  });

  it('refuses $or beyond 1000 combinations without trying them all', () => {
    const $or = Array.from({ length: 10 }, (_, index) => ({ a: [index] }));
    const pattern = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`f${index}`, { $or }]),
    );
    expect(verdictOn(pattern, envelope)).toBe('invalid');
  });

  it('takes no pattern longer than 4096 characters', () => {
    const EventPattern = JSON.stringify({ source: ['x'.repeat(4096)] });
    expect(() => buses.call('TestEventPattern', { EventPattern, Event: '{}' })).toThrow(
      /'eventPattern' failed to satisfy constraint: Member must have length less than or equal to 4096/,
    );
  });
});
