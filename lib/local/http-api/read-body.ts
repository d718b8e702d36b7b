import type { IncomingMessage } from 'node:http';

/** The quota of an HTTP API. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const bodyLimitBytes = 10 * 1024 * 1024;

/**
 * Reads a request's body.
 *
 * @returns the bytes, or undefined as soon as there are more than 10 MB (the rest is left to whoever answers).
 * @throws when the client goes away or sends something that is not HTTP.
 */
export const readBody = (request: IncomingMessage): Promise<Buffer | undefined> => {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer | undefined>();
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= bodyLimitBytes) chunks.push(chunk);
    else {
      chunks.length = 0; // what still comes is thrown away
      resolve(undefined);
    }
  });
  request.on('end', () => resolve(Buffer.concat(chunks)));
  request.on('error', reject);
  request.on('close', () => reject(new Error('the client went away')));
  return promise;
};
