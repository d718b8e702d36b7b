import { normaliseGuid } from '../../../lib/catalogue/normalise/guid.ts';

const published = '0f8fad5b-d9cb-469f-a165-70867728950e';

it.each([
  ['D', '0f8fad5b-d9cb-469f-a165-70867728950e'],
  ['D in upper case', '0F8FAD5B-D9CB-469F-A165-70867728950E'],
  ['N', '0f8fad5bd9cb469fa16570867728950e'],
  ['B', '{0f8fad5b-d9cb-469f-a165-70867728950e}'],
  ['P', '(0F8FAD5B-D9CB-469F-A165-70867728950E)'],
  ['X', '{0x0f8fad5b,0xd9cb,0x469f,{0xa1,0x65,0x70,0x86,0x77,0x28,0x95,0x0e}}'],
  ['D with blanks around', ' \t0f8fad5b-d9cb-469f-a165-70867728950e\r\n'],
  ['B with blanks around', ' {0f8fad5b-d9cb-469f-a165-70867728950e} '],
])('reads the .NET format %s, and flags all but lower case with dashes', (_format, text) => {
  const raised: string[] = [];
  expect(normaliseGuid(text, (flag) => raised.push(flag))).toBe(published);
  expect(raised).toEqual(text === published ? [] : ['idNormalised']);
});

it.each([
  ['Guid.Empty', '00000000-0000-0000-0000-000000000000'],
  ['all ones', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
  ['an unknown version and variant', '0f8fad5b-d9cb-f69f-0165-70867728950e'],
])('accepts %s', (_what, text) => {
  expect(normaliseGuid(text, () => {})).toBe(text);
});

it.each([
  '',
  ' ',
  '0f8fad5b-d9cb-469f-a165-70867728950',
  '0f8fad5b-d9cb-469f-a165-70867728950e0',
  '0f8fad5b-d9cb-469f-a165-70867728950g',
  '0f8fad5bd9cb-469f-a165-70867728950e',
  '0f8fad5b-d9cb469f-a165-7086-7728950e',
  '{0f8fad5b-d9cb-469f-a165-70867728950e',
  '{0f8fad5b-d9cb-469f-a165-70867728950e)',
  '{0f8fad5bd9cb469fa16570867728950e}',
  '[0f8fad5b-d9cb-469f-a165-70867728950e]',
  '0f8fad5b-d9cb-469f-a165-70867728950e\u0000',
  'urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e',
  '{0x0f8fad5b,0xd9cb,0x469f,{0xa1,0x65,0x70,0x86,0x77,0x28,0x95}}',
  '０f8fad5b-d9cb-469f-a165-70867728950e',
])('refuses %j', (text) => {
  expect(normaliseGuid(text, () => {})).toEqual({ refused: 'format' });
});
