import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { type BusEvent, createEvent } from '../../../lib/local/eventbridge/bus-event.ts';
import { targetInput } from '../../../lib/local/eventbridge/input/target-input.ts';
import { compilePattern } from '../../../lib/local/eventbridge/pattern/match-pattern.ts';
import type { Rule } from '../../../lib/local/eventbridge/rule.ts';
import type { Target } from '../../../lib/local/eventbridge/target.ts';
import { eventsArn, place } from './test-buses.ts';

const rule: Rule = {
  name: 'example',
  arn: eventsArn('rule/bus/example'),
  busName: 'bus',
  isEnabled: true,
  needsPermission: false,
  patternText: '',
  pattern: compilePattern({ source: ['app'] }),
  targets: new Map(),
};

const eventOf = (detail: string): BusEvent =>
  createEvent(
    {
      Source: 'app',
      DetailType: 'State',
      Detail: detail,
      Resources: ['r'],
      Time: Date.parse('2026-01-01T00:00:00Z') / 1000,
    },
    'bus',
    place,
    Date.parse('2026-01-01T00:00:07.5Z'),
  );

const inputOf = (target: Partial<Target>, detail: string) => {
  const event = eventOf(detail);
  return { event, input: targetInput({ Id: '1', Arn: 'arn', ...target }, event, rule) };
};

const caseSchema = v.object({
  what: v.string(),
  source: v.string(),
  paths: v.record(v.string(), v.string()),
  template: v.string(),
  output: v.string(),
});
const fixture = new URL(
  '../../fixtures/aws-shapes/eventbridge/input-transformer.json',
  import.meta.url,
);
const cases = v.parse(v.array(caseSchema), JSON.parse(readFileSync(fixture, 'utf8')));

describe('an input transformer', () => {
  it.each(cases)('makes what AWS makes of $what', ({ paths, template, output }) => {
    const { input, event } = inputOf(
      { InputTransformer: { InputPathsMap: paths, InputTemplate: template } },
      '{"instance-id":"i-0123456789","state":"RUNNING"}',
    );
    const expected = output
      .replace('<rule-arn>', rule.arn)
      .replace('<id>', event.id)
      .replace('<event>', event.json);
    expect(input).toBe(expected);
  });

  const detail =
    '{"n":1.50,"big":1234567890123456789,"no":null,"o":{"a":"x","b":[1]},"l":["x","y"],"q":"say \\"hi\\""}';
  const variables = { n: '$.detail.n', big: '$.detail.big', no: '$.detail.no', o: '$.detail.o' };
  it.each([
    ['numbers as they came', '{"n":<n>,"big":<big>}', '{"n":1.50,"big":1234567890123456789}'],
    ['null as null', '{"no":<no>}', '{"no":null}'],
    ['an object as JSON', '{"o":<o>}', '{"o":{"a":"x","b":[1]}}'],
    ['an object in a string without its quotes', '{"o":"<o>"}', '{"o":"{a:x,b:[1]}"}'],
    ['a number in a text', '"n is <n>"', '"n is 1.50"'],
    ['a bracket that is no placeholder', '"1 < 2 <n> > 0"', '"1 < 2 1.50 > 0"'],
    ['the time of ingestion', '"<aws.events.event.ingestion-time>"', '"2026-01-01T00:00:07.500Z"'],
    ['lines of strings', '"a <n>"\n"b"', '"a 1.50"\n"b"'],
  ])('writes %s', (_, InputTemplate, expected) => {
    const InputTransformer = { InputPathsMap: variables, InputTemplate };
    expect(inputOf({ InputTransformer }, detail).input).toBe(expected);
  });

  it('fails for good where a value that is not escaped breaks the JSON', () => {
    const InputTransformer = {
      InputPathsMap: { q: '$.detail.q' },
      InputTemplate: '{"said":"<q>"}',
    };
    expect(() => inputOf({ InputTransformer }, detail)).toThrow(
      expect.objectContaining({ code: 'INVALID_JSON', isRetriable: false }),
    );
  });
});

describe('an input path', () => {
  const detail = '{"a-b_c":{"d":[{"e":1.50},{"e":"x/y"}]},"a/b":true,"$":0}';
  it.each([
    ['$.detail', detail],
    ['$.detail.a-b_c.d[0].e', '1.50'],
    ['$.detail.a-b_c.d[1].e', '"x/y"'],
    ['$.detail.a-b_c.d[*].e', '[1.50,"x/y"]'],
    ['$.detail.a-b_c.*', '[[{"e":1.50},{"e":"x/y"}]]'],
    ['$.detail.a/b', 'true'],
    ['$.detail-type', '"State"'],
    ['$.detail.absent', '""'],
    ['$.detail.a-b_c.d[7]', '""'],
    ["$['detail']", '""'],
    ['detail', '""'],
    ['$.constructor.name', '""'],
  ])('%s finds %s', (InputPath, expected) => {
    expect(inputOf({ InputPath }, detail).input).toBe(expected);
  });

  it('$ is the whole event, to the letter', () => {
    const { input, event } = inputOf({ InputPath: '$' }, '{ "spaced": 1 }');
    expect(input).toBe(event.json);
  });
});

it('a constant input takes the place of the event', () => {
  expect(inputOf({ Input: '{"constant": 1}' }, '{}').input).toBe('{"constant": 1}');
});
