import { decodeText } from '../../../lib/catalogue/index.ts';

const mark = [0xef, 0xbb, 0xbf];
const utf8 = (text: string) => [...new TextEncoder().encode(text)];

it.each([
  ['plain text', utf8('{"a":"åäö – 電話"}'), '{"a":"åäö – 電話"}', []],
  ['no bytes', [], '', []],
  ['a byte order mark', [...mark, ...utf8('{}')], '{}', ['bom']],
  ['two marks, of which one is stripped', [...mark, ...mark, ...utf8('{}')], '\uFEFF{}', ['bom']],
  ['a mark inside the text', [...utf8('{"a":"'), ...mark, ...utf8('"}')], '{"a":"\uFEFF"}', []],
  ['a byte that is not UTF-8', [...utf8('"a'), 0xff, ...utf8('"')], '"a\uFFFD"', ['invalidUtf8']],
  ['a character cut short', [...utf8('"'), 0xe2, 0x82, ...utf8('"')], '"\uFFFD"', ['invalidUtf8']],
  ['an encoded surrogate', [0xed, 0xa0, 0x80], '\uFFFD\uFFFD\uFFFD', ['invalidUtf8']],
  ['a replacement character from before', utf8('"\uFFFD"'), '"\uFFFD"', ['invalidUtf8']],
  ['both', [...mark, 0xff], '\uFFFD', ['bom', 'invalidUtf8']],
])('reads %s', (_what, bytes, text, flags) => {
  expect(decodeText(Uint8Array.from(bytes))).toEqual({ text, flags });
});
