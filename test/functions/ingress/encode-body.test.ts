import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { encodeBody } from '../../../functions/ingress/encode-body.ts';
import { decodeBody, maxBodyBytes } from '../../../functions/runtime/decode-body.ts';

const oneMebibyte = 1_048_576;
const encode = (body: Uint8Array | string, maxBytes = oneMebibyte, allowText = true) =>
  encodeBody(Buffer.from(body), { maxBytes, allowText });

const bom = '\u{FEFF}';

describe('the encoding of a body', () => {
  it.each([
    ['text', 'JSON', '{"EventType":"QueueStatus"}'],
    ['text', 'junk', 'not JSON'],
    ['text', 'a blank', ' '],
    ['text', 'a BOM', `${bom}{}`],
    ['text', 'line breaks and tabs', '{\r\n\t}'],
    ['text', 'letters beyond ASCII', 'Åäö 日本語'],
    ['text', 'an emoji', '😀'],
    ['text', 'the last characters that SQS takes', '\u{D7FF}\u{E000}\u{FFFD}\u{10000}\u{10FFFF}'],
    ['base64', 'a NUL', 'a\u{0}b'],
    ['base64', 'a control character', '\u{1F}'],
    ['base64', 'a form feed', '\f'],
    ['base64', 'U+FFFE', 'a\u{FFFE}'],
    ['base64', 'U+FFFF', 'a\u{FFFF}'],
    ['base64', 'bytes that are no UTF-8', Buffer.from([0x22, 0xe4, 0x22])],
    ['base64', 'an overlong form', Buffer.from([0xc0, 0xaf])],
    ['base64', 'a surrogate in UTF-8', Buffer.from([0xed, 0xa0, 0x80])],
    ['base64', 'UTF-16', Buffer.from(`${bom}{}`, 'utf16le')],
    ['empty', 'nothing', ''],
  ])('is %s for %s, and the bytes come back', (encoding, _, body) => {
    const encoded = encode(body);
    expect(encoded?.encoding).toBe(encoding);
    expect(encoded?.messageBody).not.toBe('');
    expect(encoded && decodeBody(encoded.messageBody, encoded.encoding)).toEqual(Buffer.from(body));
  });

  it('is base64 for a text that SQS refused', () => {
    expect(encode('{}', oneMebibyte, false)).toEqual({ encoding: 'base64', messageBody: 'e30=' });
  });

  it('is text up to the limit, counted in bytes, and gzip beyond', () => {
    expect(encode('ä'.repeat(500), 1_000)?.encoding).toBe('text');
    expect(encode(`${'ä'.repeat(500)}a`, 1_000)?.encoding).toBe('gzip');
  });

  it('is base64 up to the limit, counted as base64, and gzip beyond', () => {
    expect(encode(Buffer.alloc(750), 1_000)?.encoding).toBe('base64');
    expect(encode(Buffer.alloc(751), 1_000)?.encoding).toBe('gzip');
  });

  it('is none for bytes that gzip does not make fit', () => {
    expect(encode(randomBytes(2_000), 1_000)).toBeUndefined();
  });

  it('is none for more bytes than a consumer would inflate, however well they compress', () => {
    expect(encode(Buffer.alloc(maxBodyBytes))?.encoding).toBe('gzip');
    expect(encode(Buffer.alloc(maxBodyBytes + 1))).toBeUndefined();
  });
});

describe('whatever the bytes', () => {
  const anyBytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)),
    fc.json().map((text) => Buffer.from(`${bom}${text}`)),
    fc
      .tuple(fc.uint8Array({ minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 2_000 }))
      .map(([bytes, times]) => Buffer.concat(Array.from({ length: times }, () => bytes))),
  );

  it('they come back exactly, or they do not fit', () => {
    fc.assert(
      fc.property(
        anyBytes,
        fc.integer({ min: 100, max: 1_000 }),
        fc.boolean(),
        (bytes, maxBytes, allowText) => {
          const encoded = encode(bytes, maxBytes, allowText);
          if (encoded === undefined) return bytes.length > (maxBytes * 3) / 4 - 3;
          return decodeBody(encoded.messageBody, encoded.encoding).equals(bytes);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('SQS takes the message body: not empty, within the limit, of allowed characters', () => {
    const isAllowed = (codePoint: number): boolean =>
      codePoint === 0x9 ||
      codePoint === 0xa ||
      codePoint === 0xd ||
      (codePoint >= 0x20 && codePoint <= 0xd7ff) ||
      (codePoint >= 0xe000 && codePoint <= 0xfffd) ||
      (codePoint >= 0x10000 && codePoint <= 0x10ffff);
    fc.assert(
      fc.property(anyBytes, fc.integer({ min: 100, max: 1_000 }), (bytes, maxBytes) => {
        const encoded = encode(bytes, maxBytes);
        if (encoded === undefined) return true;
        const { messageBody } = encoded;
        return (
          messageBody.length > 0 &&
          Buffer.byteLength(messageBody) <= maxBytes &&
          [...messageBody].every((character) => isAllowed(character.codePointAt(0) ?? 0))
        );
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('decodeBody', () => {
  it('inflates no more than a body may have', () => {
    const bomb = gzipSync(Buffer.alloc(maxBodyBytes + 1)).toString('base64');
    expect(() => decodeBody(bomb, 'gzip')).toThrow(
      'Cannot create a Buffer larger than 16777216 bytes',
    );
  });

  it('throws on gzip that is none', () => {
    expect(() => decodeBody('e30=', 'gzip')).toThrow('incorrect header check');
  });
});
