import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Answer } from './answer.ts';
import { AwsError } from './aws-error.ts';
import type { WireRequest } from './wire-request.ts';

/** An emulator behind the front door. */
export interface Upstream {
  readonly forward: (request: WireRequest) => Promise<Answer>;
  readonly close: () => void;
}

/** @param port - where the emulator listens on 127.0.0.1. */
export const createUpstream = (port: number): Upstream => {
  const agent = new Agent({ keepAlive: true });
  return {
    forward: async ({ url: path, method, headers, body }) => {
      const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
      const forwarded = httpRequest(
        {
          agent,
          host: '127.0.0.1',
          port,
          path,
          method,
          headers: { ...headers, 'content-length': body.length },
        },
        resolve,
      );
      forwarded.on('error', () =>
        reject(new AwsError('ServiceUnavailable', 'the emulator does not answer', 503)),
      );
      forwarded.end(body);
      const answer = await promise;
      const { 'transfer-encoding': _, ...answerHeaders } = answer.headers;
      const answerBody = await buffer(answer);
      return {
        status: answer.statusCode ?? 502,
        headers: { ...answerHeaders, 'content-length': answerBody.length },
        body: answerBody,
      };
    },
    close: () => agent.destroy(),
  };
};
