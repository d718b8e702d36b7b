import { isUtf8 } from 'node:buffer';
import { maxBodyBytes } from '../runtime/decode-body.ts';
import type { BodyEncoding } from '../runtime/delivery-attributes.ts';

/** An SQS message's body, never empty, and how it carries the bytes. */
export interface EncodedBody {
  readonly encoding: BodyEncoding;
  readonly messageBody: string;
}

/** What SQS takes in a message, by code point; anything else it refuses for good. */
const refusedBySqs = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

const base64Length = (byteLength: number): number => Math.ceil(byteLength / 3) * 4;

const readableText = (bytes: Buffer): string | undefined => {
  if (!isUtf8(bytes)) return undefined;
  // Unlike a TextDecoder, this keeps a BOM.
  const text = bytes.toString('utf8');
  return refusedBySqs.test(text) ? undefined : text;
};

/**
 * Makes an SQS message's body of the exact bytes that came: readable where it can be, gzipped where it must be.
 *
 * @param limits.maxBytes - the largest message body, in UTF-8.
 * @param limits.allowText - false after SQS refused the text.
 * @returns undefined when even gzip does not make it fit.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export const encodeBody = (
  bytes: Buffer,
  limits: { readonly maxBytes: number; readonly allowText: boolean },
): EncodedBody | undefined => {
  if (bytes.length === 0) return { encoding: 'empty', messageBody: '(empty)' };
  if (bytes.length > maxBodyBytes) return undefined;
  const text =
    limits.allowText && bytes.length <= limits.maxBytes ? readableText(bytes) : undefined;
  if (text !== undefined) return { encoding: 'text', messageBody: text };
  if (base64Length(bytes.length) <= limits.maxBytes) {
    return { encoding: 'base64', messageBody: bytes.toString('base64') };
  }
  // Loaded when first needed: hardly any body is that long.
  const gzipped = process.getBuiltinModule('node:zlib').gzipSync(bytes);
  return base64Length(gzipped.length) <= limits.maxBytes
    ? { encoding: 'gzip', messageBody: gzipped.toString('base64') }
    : undefined;
};
