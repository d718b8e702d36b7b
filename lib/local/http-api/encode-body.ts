export interface EncodedBody {
  readonly body?: string;
  readonly isBase64Encoded: boolean;
}

const textual = /^(?:text\/[^\s;]+|application\/(?:json|xml|javascript))$/;

/**
 * Whether a body of this type reaches the function as text.
 *
 * AWS documents only that a "binary" body is base64; these are the types that were seen to arrive as text. All else is
 * base64: no type at all, forms, `+json`, and a charset other than UTF-8.
 * @see https://github.com/ministackorg/ministack/pull/766 and https://github.com/floci-io/floci/pull/2203, both measured on AWS
 */
const isTextual = (contentType: string | undefined): boolean => {
  const [type = '', ...parameters] = (contentType ?? '').toLowerCase().split(';');
  const charset = parameters
    .map((parameter) => parameter.trim().split('='))
    .find(([name]) => name === 'charset')?.[1]
    ?.replaceAll('"', '');
  return textual.test(type.trim()) && (charset === undefined || charset === 'utf-8');
};

/** A body as the event carries it. Bytes that are not UTF-8 become U+FFFD in a text: only base64 is lossless. */
export const encodeBody = (bytes: Buffer, contentType: string | undefined): EncodedBody => {
  if (bytes.length === 0) return { isBase64Encoded: false };
  return isTextual(contentType)
    ? { body: bytes.toString('utf8'), isBase64Encoded: false }
    : { body: bytes.toString('base64'), isBase64Encoded: true };
};
