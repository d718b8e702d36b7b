import { parseJson } from '../../../lib/catalogue/index.ts';

/** What comes out again when the parsed value is written. */
function rewritten(text: string): string {
  const parsed = parseJson(text);
  return parsed.ok ? JSON.stringify(parsed.value) : parsed.reason;
}

const nested = (open: string, close: string, levels: number, inner = '1') =>
  `${open.repeat(levels)}${inner}${close.repeat(levels)}`;

describe('a body that is not one JSON object', () => {
  it.each([
    ['', 'emptyBody'],
    [' \r\n\t', 'emptyBody'],
    ['{', 'invalidJson'],
    ['{"a":1,}', 'invalidJson'],
    ["{'a':1}", 'invalidJson'],
    ['{"a":NaN}', 'invalidJson'],
    ['{"a":01}', 'invalidJson'],
    ['{} {}', 'invalidJson'],
    ['\uFEFF{}', 'invalidJson'],
    ['{"a":"\u0001"}', 'invalidJson'],
    ['null', 'notAnObject'],
    ['true', 'notAnObject'],
    ['5', 'notAnObject'],
    ['1.50', 'notAnObject'],
    ['"{}"', 'notAnObject'],
    ['[]', 'notAnObject'],
    ['[{"a":1}]', 'notAnObject'],
  ])('%j is refused as %s', (text, reason) => {
    expect(parseJson(text)).toEqual({ ok: false, reason });
  });
});

describe('nesting', () => {
  it.each([
    ['100 levels of objects', nested('{"a":', '}', 100), true],
    ['101 levels of objects', nested('{"a":', '}', 101), false],
    ['100 levels of lists in an object', `{"a":${nested('[', ']', 99, '')}}`, true],
    ['101 levels of lists in an object', `{"a":${nested('[', ']', 100, '')}}`, false],
    ['100,000 levels of objects', nested('{"a":', '}', 100_000), false],
    ['100,000 levels of lists in an object', `{"a":${nested('[', ']', 100_000)}}`, false],
    ['100,000 levels around an odd number', nested('{"a":', '}', 100_000, '1.50'), false],
    ['1,000 brackets in a string', `{"a":"${'[{'.repeat(500)}"}`, true],
    ['1,000 objects side by side', `{"a":[${'{},'.repeat(999)}{}]}`, true],
  ])('%s: accepted is %s', (_what, text, isAccepted) => {
    const parsed = parseJson(text);
    expect(parsed.ok ? true : parsed.reason).toBe(isAccepted ? true : 'tooDeep');
  });

  it('of 100,000 lists is no object, and of 100,000 open brackets is no JSON', () => {
    expect(rewritten(nested('[', ']', 100_000))).toBe('notAnObject');
    expect(rewritten('['.repeat(100_000))).toBe('invalidJson');
    expect(rewritten('{"a":'.repeat(100_000))).toBe('invalidJson');
  });
});

describe('numbers', () => {
  it.each([
    '{"a":9007199254740993}',
    '{"a":-9223372036854775808}',
    '{"a":1.50}',
    '{"a":3.0,"b":5}',
    '{"a":1e2}',
    '{"a":1E+2}',
    '{"a":-0}',
    '{"a":-0.0}',
    '{"a":1e400}',
    '{"a":0.1234567890123456789012345}',
    '{"a":[1,2.0,{"b":[-0]}]}',
    '{"a":[[1.0]]}',
    '{"a":["1.0",1.0]}',
    '{"constructor":1.0,"toString":2.0}',
  ])('keep their text: %s', (text) => {
    expect(rewritten(text)).toBe(text);
  });

  it.each([
    ['{ "a" : 1.0 }', '{"a":1.0}'],
    ['{"a":[ 1,\n -0 ]}', '{"a":[1,-0]}'],
  ])('keep their text in %j', (text, expected) => {
    expect(rewritten(text)).toBe(expected);
  });

  it('are plain where JavaScript writes them the same way', () => {
    const text = '{"a":5,"b":-1,"c":1.5,"d":1e+21,"e":9007199254740992,"f":[1.0,2]}';
    expect(parseJson(text)).toMatchObject({
      value: { a: 5, b: -1, c: 1.5, d: 1e21, e: 2 ** 53, f: [JSON.rawJSON('1.0'), 2] },
    });
  });
});

describe('names', () => {
  it('that occur twice have the last value, with its own text', () => {
    expect(rewritten('{"a":1.0,"a":2}')).toBe('{"a":2}');
    expect(rewritten('{"a":1,"a":2.0}')).toBe('{"a":2.0}');
    expect(rewritten('{"a":{"b":1.0},"a":{"c":2.00}}')).toBe('{"a":{"c":2.00}}');
  });

  it('such as __proto__ are members and nothing else', () => {
    const text = '{"__proto__":{"polluted":1.0},"constructor":{"prototype":{"polluted":1}}}';
    expect(rewritten(text)).toBe(text);
    expect({}).not.toHaveProperty('polluted');
  });
});

it('keeps lone surrogates', () => {
  expect(rewritten('{"a":"\\ud800","\\udfff":1.0}')).toBe('{"a":"\\ud800","\\udfff":1.0}');
});
