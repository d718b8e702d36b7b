import { gunzipSync } from 'node:zlib';
import type { BodyEncoding } from './delivery-attributes.ts';

/** The largest body a message may carry: well above the 10 MB of API Gateway, far below a function's memory. */
export const maxBodyBytes = 16 * 1024 * 1024;

/**
 * Reads the exact bytes of an accepted POST back from the body of its SQS message.
 *
 * @param messageBody - the SQS message's body.
 * @param encoding - how it carries the bytes: the message attribute `Encoding`.
 * @throws Error when gzip does not inflate, or to more than `maxBodyBytes`: no message of ours.
 */
export const decodeBody = (messageBody: string, encoding: BodyEncoding): Buffer => {
  switch (encoding) {
    case 'text':
      return Buffer.from(messageBody, 'utf8');
    case 'base64':
      return Buffer.from(messageBody, 'base64');
    case 'gzip':
      return gunzipSync(Buffer.from(messageBody, 'base64'), { maxOutputLength: maxBodyBytes });
    case 'empty':
      return Buffer.alloc(0);
  }
};
