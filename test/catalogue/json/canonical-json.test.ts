import { canonicalJson, parseJson } from '../../../lib/catalogue/index.ts';

function canonical(text: string): string {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return canonicalJson(parsed.value);
}

it.each([
  ['the order of names', '{"b":1,"a":{"d":2,"c":3}}', '{"a":{"c":3,"d":2},"b":1}'],
  ['blanks', '{ "a" : [ 1 , 2 ] }', '{"a":[1,2]}'],
  ['escapes', '{"\\u0061":"\\u00e5\\/"}', '{"a":"å/"}'],
  ['an earlier value of the same name', '{"a":1,"a":2}', '{"a":2}'],
])('is the same whatever %s', (_what, one, other) => {
  expect(canonical(one)).toBe(canonical(other));
});

it.each([
  ['the text of a number', '{"a":1}', '{"a":1.0}'],
  ['a digit beyond 2^53', '{"a":9007199254740992}', '{"a":9007199254740993}'],
  ['the order of a list', '{"a":[1,2]}', '{"a":[2,1]}'],
  ['the type of a value', '{"a":1}', '{"a":"1"}'],
  ['null or absent', '{"a":null}', '{}'],
  ['the case of a name', '{"a":1}', '{"A":1}'],
  ['a member __proto__', '{"__proto__":{"a":1}}', '{}'],
])('tells %s', (_what, one, other) => {
  expect(canonical(one)).not.toBe(canonical(other));
});

it('sorts by code unit, whatever the locale', () => {
  expect(canonical('{"ä":1,"z":2,"Z":3,"10":4,"9":5,"😀":6,"\uFFFC":7}')).toBe(
    '{"10":4,"9":5,"Z":3,"z":2,"ä":1,"😀":6,"\uFFFC":7}',
  );
});

it('writes lone surrogates as escapes, so that the text can be hashed as UTF-8', () => {
  expect(canonical('{"a":"\\ud800"}')).toBe('{"a":"\\ud800"}');
});
