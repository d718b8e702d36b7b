import { readFileSync } from 'node:fs';
import {
  compilePattern,
  InvalidPatternError,
  type JsonObject,
  matchesPattern,
} from '../../../lib/local/eventbridge/pattern/match-pattern.ts';

type Row = { rule: unknown; event: JsonObject; match: boolean | 'invalid' };

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && 'rule' in value && 'match' in value;

const parseRow = (line: string): Row => {
  const row: unknown = JSON.parse(line);
  if (!isRow(row)) throw new Error(`not a row: ${line}`);
  return row;
};

const matches = (pattern: unknown, event: JsonObject): boolean =>
  matchesPattern(compilePattern(pattern), event);

/** The message with which a pattern is refused, or undefined. */
const faultOf = (pattern: unknown): string | undefined => {
  try {
    compilePattern(pattern);
    return undefined;
  } catch (error) {
    if (error instanceof InvalidPatternError) return error.message;
    throw error;
  }
};

const verdictOn = (pattern: unknown, event: JsonObject): Row['match'] =>
  faultOf(pattern) === undefined ? matches(pattern, event) : 'invalid';

it("agrees with the verdicts of AWS's event-ruler", () => {
  const fixture = new URL('../../fixtures/eventbridge-patterns.jsonl', import.meta.url);
  const lines = readFileSync(fixture, 'utf8').trimEnd().split('\n');
  const disagreements = lines.filter((line) => {
    const { rule, event, match } = parseRow(line);
    return verdictOn(rule, event) !== match;
  });
  expect(lines.length).toBeGreaterThan(400);
  expect(disagreements).toEqual([]);
});

describe('the fields of a pattern', () => {
  it('must all match, each by any of its values', () => {
    const pattern = { source: ['a', 'b'], detail: { state: ['on'] } };
    expect(matches(pattern, { source: 'b', detail: { state: 'on' }, more: 1 })).toBe(true);
    expect(matches(pattern, { source: 'b', detail: { state: 'off' } })).toBe(false);
    expect(matches(pattern, { source: 'b' })).toBe(false);
  });

  it('are the same whether nested or dotted', () => {
    expect(matches({ 'detail.state': ['on'] }, { detail: { state: 'on' } })).toBe(true);
    expect(matches({ detail: { state: ['on'] } }, { 'detail.state': 'on' })).toBe(true);
  });

  it('are not looked for in a prototype', () => {
    expect(matches({ constructor: { name: [{ exists: true }] } }, {})).toBe(false);
  });
});

describe('objects in an array', () => {
  const writer = { writers: { first: ['Paul'], last: ['Lennon'] } };

  it('match when one of them satisfies everything asked of them', () => {
    const writers = [
      { first: 'Paul', last: 'Jones' },
      { first: ['Sean', 'Paul'], last: 'Lennon' },
    ];
    expect(matches(writer, { writers })).toBe(true);
  });

  it('do not match together', () => {
    const writers = [
      { first: 'Paul', last: 'McCartney' },
      { first: 'John', last: 'Lennon' },
    ];
    expect(matches(writer, { writers })).toBe(false);
  });

  it('keep to their element through further arrays', () => {
    const songs = (first: string) => [
      { name: 'one', writers: [{ first }] },
      { name: 'two', writers: [{ first: 'Mick' }] },
    ];
    const pattern = { songs: { name: ['one'], writers: { first: ['Mick'] } } };
    expect(matches(pattern, { songs: songs('Paul') })).toBe(false);
    expect(matches(pattern, { songs: songs('Mick') })).toBe(true);
  });

  it('may lack a field that another of them has', () => {
    const pattern = { lines: { id: [1], note: [{ exists: false }] } };
    expect(matches(pattern, { lines: [{ id: 1 }, { id: 2, note: 'x' }] })).toBe(true);
    expect(matches(pattern, { lines: [{ id: 1, note: 'x' }, { id: 2 }] })).toBe(false);
  });

  it('are searched by absence first where that comes first in the order of names', () => {
    const pattern = { lines: { a: [{ exists: false }], id: [1] } };
    expect(matches(pattern, { lines: [{ id: 1 }, { a: 'x' }] })).toBe(false);
  });
});

describe('$or', () => {
  const either = { source: ['s'], $or: [{ a: [1] }, { b: [2], c: [3] }] };

  it('matches by any alternative, together with the fields beside it', () => {
    expect(matches(either, { source: 's', a: 1 })).toBe(true);
    expect(matches(either, { source: 's', b: 2, c: 3 })).toBe(true);
    expect(matches(either, { source: 's', b: 2 })).toBe(false);
    expect(matches(either, { a: 1 })).toBe(false);
  });

  it('nests, and multiplies with another one', () => {
    const nested = { $or: [{ a: [1] }, { b: [2], $or: [{ c: [3] }, { d: [4] }] }] };
    const pattern = { detail: nested, $or: [{ x: [1] }, { y: [1] }] };
    expect(matches(pattern, { detail: { b: 2, d: 4 }, y: 1 })).toBe(true);
    expect(matches(pattern, { detail: { b: 2 }, y: 1 })).toBe(false);
    expect(matches(pattern, { detail: { a: 1 } })).toBe(false);
  });

  it('replaces what was asked of the same field before it', () => {
    const pattern = { a: ['x'], $or: [{ a: ['y'] }, { b: [1] }] };
    expect(matches(pattern, { a: 'y' })).toBe(true);
    expect(matches(pattern, { a: 'x' })).toBe(false);
  });

  it.each([
    [{ $or: [{ prefix: 'a' }, { suffix: 'b' }] }, { $or: 'cb' }],
    [{ $or: ['a', 'b'] }, { $or: 'b' }],
    [{ $or: { a: [1] } }, { $or: { a: 1 } }],
  ])('is the name of a field in %j', (pattern, event) => {
    expect(matches(pattern, event)).toBe(true);
  });
});

describe('a pattern whose $or multiply', () => {
  const eitherOf = (name: string, alternatives: number) => ({
    $or: Array.from({ length: alternatives }, (_, index) => ({ [name]: [index] })),
  });
  const fields = (...alternatives: number[]) =>
    Object.fromEntries(
      alternatives.map((count, index) => [`field${index}`, eitherOf('member', count)]),
    );

  it('is accepted up to 1000 combinations', () => {
    const event = { field0: { member: 9 }, field1: { member: 0 }, field2: { member: 5 } };
    expect(matches(fields(10, 10, 10), event)).toBe(true);
    expect(matches(fields(10, 10, 10), { ...event, field1: { member: 10 } })).toBe(false);
  });

  it.each([
    ['1100', fields(10, 10, 11)],
    ['1001 in one', eitherOf('member', 1001)],
    ['1002, nested', { $or: [{ a: [1] }, { b: fields(7, 11, 13) }] }],
    ['a trillion', fields(...Array.from({ length: 12 }, () => 10))],
  ])('is refused over them: %s', (_, pattern) => {
    expect(faultOf(pattern)).toBe('Its $or give over 1000 rule combinations.');
  });
});

describe('a pattern is refused', () => {
  it.each([
    [[1], 'Filter is not an object'],
    [{}, 'Empty objects are not allowed'],
    [{ a: { b: {} } }, 'Empty objects are not allowed'],
    [{ a: { b: 'c' } }, '"a.b" must be an object or an array'],
    [{ $or: [{ a: [1] }] }, 'There must have at least 2 Objects in $or relationship.'],
    [{ $or: [{ a: [1] }, 2] }, 'Only JSON object is allowed in array of $or relationship.'],
    [{ $or: [{ a: [1] }, { b: { regex: [2] } }] }, 'regex is Ruler reserved fieldName'],
  ])('%j: %s', (pattern, fault) => {
    expect(faultOf(pattern)).toContain(fault);
  });

  it.each([
    [[], 'Empty arrays are not allowed'],
    [[['a']], 'Match value must be String, number, true, false, or null'],
    [[{}], 'Match expression name not found'],
    [[{ regex: 'a' }], 'Unrecognized match type regex'],
    [[{ prefix: 'a', suffix: 'b' }], 'Only one key allowed in match expression'],
    [[{ exactly: 1 }], 'exact match pattern must be a string'],
    [[{ prefix: 1 }], 'prefix match pattern must be a string'],
    [[{ prefix: { suffix: 'a' } }], 'Unsupported prefix pattern: suffix'],
    [[{ suffix: ['a'] }], 'suffix match pattern must be a string'],
    [
      [{ suffix: { 'equals-ignore-case': 1 } }],
      'equals-ignore-case match pattern must be a string',
    ],
    [[{ wildcard: 'a**b' }], 'Consecutive wildcard characters at pos 2'],
    [[{ wildcard: 'a\\b' }], 'Invalid escape character at pos 2'],
    [[{ exists: 'true' }], 'exists match pattern must be either true or false.'],
    [[{ 'anything-but': [] }], 'must be one or more strings, or one or more numbers'],
    [[{ 'anything-but': ['a', 1] }], 'must be one or more strings, or one or more numbers'],
    [[{ 'anything-but': null }], 'must be one or more strings, or one or more numbers'],
    [[{ 'anything-but': { prefix: '' } }], 'Null prefix/suffix not allowed'],
    [[{ 'anything-but': { suffix: [1] } }], 'prefix/suffix match pattern must be a string'],
    [[{ 'anything-but': { exists: true } }], 'Unsupported anything-but pattern: exists'],
    [[{ numeric: 5 }], 'Value of numeric must be an array.'],
    [[{ numeric: ['=='] }], 'Unrecognized numeric range operator: =='],
    [[{ numeric: ['=', '5'] }], 'Value of equals must be numeric'],
    [[{ numeric: ['=', 5, 6] }], 'Too many elements in numeric expression'],
    [[{ numeric: ['>', 5, '<', 5] }], 'Bottom must be less than top'],
    [[{ numeric: ['>', 1, '>', 2] }], 'Bad numeric range operator: >'],
    [[{ numeric: ['=', 5000000001] }], 'between -5000000000 and 5000000000, inclusive'],
    [[{ cidr: '10.0.0.1' }], "Malformed CIDR, one '/' required"],
    [[{ cidr: '10.0.0.1/x' }], 'mask bits must be an integer'],
    [[{ cidr: '10.0.0.1/-1' }], 'mask bits must not be negative'],
    [[{ cidr: '10.0.0.1/32' }], 'IPv4 mask bits must be < 32'],
    [[{ cidr: '::1/128' }], 'IPv6 mask bits must be < 128'],
    [[{ cidr: '256.0.0.0/8' }], 'Invalid IP address: 256.0.0.0'],
  ])('for the list %j: %s', (list, fault) => {
    expect(faultOf({ detail: { field: list } })).toContain(`"detail.field": `);
    expect(faultOf({ detail: { field: list } })).toContain(fault);
  });
});
