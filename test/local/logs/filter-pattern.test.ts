import { compileFilterPattern } from '../../../lib/local/logs/filter-pattern/filter-pattern.ts';

const event = JSON.stringify({
  outcome: 'published',
  attempts: 2,
  ratio: 0.5,
  marked: true,
  reason: null,
  flags: ['bom', 'casing'],
  metadata: { endpoint: 'default' },
  'a.b': 'dotted',
});

type Row = [pattern: string, message: string, matches: boolean];

describe('a filter pattern', () => {
  it.each<Row>([
    ['', 'anything', true],
    ['  ', 'anything', true],
    ['ERROR', '[ERROR 400] BAD REQUEST', true],
    ['ERROR', 'error 400', false],
    ['ERROR', 'ERRORS', false],
    ['ERROR REQUEST', '[ERROR 400] BAD REQUEST', true],
    ['ERROR ARGUMENTS', '[ERROR 400] BAD REQUEST', false],
    ['"BAD REQUEST"', '[ERROR 400] BAD REQUEST', true],
    ['"REQUEST BAD"', '[ERROR 400] BAD REQUEST', false],
    ['"\\"outcome\\":\\"published\\""', event, true],
    ['ERROR -400', '[ERROR 400] BAD REQUEST', false],
    ['ERROR -401', '[ERROR 400] BAD REQUEST', true],
    ['?ERROR ?WARN', 'WARN: low', true],
    ['?ERROR ?WARN', 'INFO', false],
    ['INFO ?ERROR', 'INFO', true],
  ])('of terms: %s in %s: %s', (pattern, message, matches) => {
    expect(compileFilterPattern(pattern)(message)).toBe(matches);
  });

  it.each<[string, boolean]>([
    ['{ $.outcome = "published" }', true],
    ['{ $.outcome = published }', true],
    ['{ $.outcome = "publ*" }', true],
    ['{ $.outcome = "publ" }', false],
    ['{ $.outcome != "retry" }', true],
    ['{ $.outcome != "published" }', false],
    ['{ $.absent != "x" }', false],
    ['{ $.attempts = 2 }', true],
    ['{ $.attempts > 1 }', true],
    ['{ $.attempts >= 3 }', false],
    ['{ $.ratio < 0.6 }', true],
    ['{ $.outcome > 1 }', false],
    ['{ $.marked IS TRUE }', true],
    ['{ $.marked IS FALSE }', false],
    ['{ $.reason IS NULL }', true],
    ['{ $.absent IS NULL }', false],
    ['{ $.absent NOT EXISTS }', true],
    ['{ $.reason NOT EXISTS }', false],
    ['{ $.flags[1] = "casing" }', true],
    ['{ $.flags[0] = "casing" }', false],
    ['{ $.metadata.endpoint = "default" }', true],
    ['{ $[\'a.b\'] = "dotted" }', true],
    ['{ $.outcome = "published" && $.attempts = 1 }', false],
    ['{ $.outcome = "retry" || $.attempts = 2 }', true],
    ['{ $.attempts = 2 || $.attempts = 3 && $.outcome = "retry" }', true],
    ['{ ($.attempts = 2 || $.attempts = 3) && $.outcome = "retry" }', false],
  ])('on JSON: %s: %s', (pattern, matches) => {
    expect(compileFilterPattern(pattern)(event)).toBe(matches);
    expect(compileFilterPattern(pattern)('outcome published')).toBe(false);
  });

  it.each([
    '{ $.a = 1',
    '{ }',
    '{ $.a }',
    '{ $.a = 1 $.b = 2 }',
    '{ ($.a = 1 }',
    '{ $.a = 1 && }',
    '{ $.a > "x" }',
    '{ $.a IS BIG }',
    '{ $.a = %x% }',
    '[ip, user]',
    '%x%',
    '"open',
    'a,b',
  ])('%s is refused', (pattern) => {
    expect(() => compileFilterPattern(pattern)).toThrow(
      expect.objectContaining({ name: 'InvalidParameterException' }),
    );
  });
});
