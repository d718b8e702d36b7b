import fc from 'fast-check';
import { compactBytes } from '../../../functions/consumer/compact-bytes.ts';

it.each([
  ['{"a":[1,2]}', 11],
  [' {\r\n\t"a" : [ 1 , 2 ] } ', 11],
  ['{"a b":" "}', 11],
  ['"\\"  \\\\"', 6],
  ['"\\u0041\\ud83d\\ude00"', 5],
  ['"å"', 4],
  ['', 0],
])('of %j are at least %i', (text, bytes) => {
  expect(compactBytes(Buffer.from(text))).toBe(bytes);
});

it('are never more than any JSON takes when it is written without blanks', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat({ max: 4 }), fc.boolean(), (value, indent, escapes) => {
      const written = JSON.stringify(value, null, indent);
      const sent = escapes ? written.replace(/[^ -~\n]/g, escaped) : written;
      const bytes = compactBytes(Buffer.from(sent));
      expect(bytes).toBeLessThanOrEqual(Buffer.byteLength(JSON.stringify(value)));
      if (!written.includes('\\') && !escapes)
        expect(bytes).toBe(Buffer.byteLength(JSON.stringify(value)));
    }),
  );
});

const escaped = (character: string) =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
