import { Agent, type ClientRequest, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { createSecureContext } from 'node:tls';
import type { Webhook } from '../configuration/webhook-config.ts';
import type { WebhookRequest } from './webhook-request.ts';

/** What became of one request. */
export type Attempt =
  | { readonly kind: 'answered'; readonly status: number; readonly latencyMs: number }
  | { readonly kind: 'timedOut' }
  /** The connection was closed on purpose before its answer was read. */
  | { readonly kind: 'answerDropped' }
  /** There is no answer: Node's code for the reason, `ECONNREFUSED` or that of a refused certificate. */
  | { readonly kind: 'failed'; readonly code: string }
  | { readonly kind: 'stopped' };

export interface ConnectionOptions {
  /** For connecting and the answer's status together, not for waiting until a connection is free. */
  readonly timeoutMs: number;
  /** Requests under way at once; others wait in their order. */
  readonly connections: number;
  /** Whose certificates are taken, PEM. Those of this machine's environment do not count. */
  readonly certificateAuthorities: readonly string[];
  readonly signal: AbortSignal;
}

export interface Connection {
  readonly post: (
    request: WebhookRequest,
    options: { readonly dropAnswer: boolean },
  ) => Promise<Attempt>;
  readonly close: () => void;
}

/** Neither NODE_EXTRA_CA_CERTS nor NODE_TLS_REJECT_UNAUTHORIZED of this machine counts. */
const createTlsAgent = (
  { connections, certificateAuthorities }: ConnectionOptions,
  insecureSsl: boolean,
) =>
  new HttpsAgent({
    keepAlive: true,
    maxSockets: connections,
    rejectUnauthorized: !insecureSsl,
    secureContext: createSecureContext({ ca: [...certificateAuthorities] }),
  });

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : error.name;

/**
 * Keeps connections to one endpoint alive between requests, as Enreach asks for by `Connection: Keep-Alive`. Redirects
 * are not followed; what an answer holds besides its status is thrown away.
 */
export const connectTo = (
  { Endpoint, InsecureSSL }: Webhook,
  options: ConnectionOptions,
): Connection => {
  const { timeoutMs, connections, signal } = options;
  const url = new URL(Endpoint);
  const isTls = url.protocol === 'https:';
  const agent = isTls
    ? createTlsAgent(options, InsecureSSL)
    : new Agent({ keepAlive: true, maxSockets: connections });
  const begin = (headers: WebhookRequest['headers']): ClientRequest =>
    (isTls ? httpsRequest : httpRequest)(url, { method: 'POST', headers, agent, signal });

  return {
    post: ({ headers, body }, { dropAnswer }) => {
      const { promise, resolve } = Promise.withResolvers<Attempt>();
      const request = begin(headers);
      let startMs = 0;
      let timer: NodeJS.Timeout | undefined;
      request.on('socket', () => {
        startMs = performance.now();
        timer = setTimeout(() => {
          resolve({ kind: 'timedOut' });
          request.destroy();
        }, timeoutMs);
      });
      request.on('response', (response) => {
        response.on('error', () => {}); // its body is of no interest, complete or not
        if (dropAnswer) {
          resolve({ kind: 'answerDropped' });
          request.destroy();
          return;
        }
        const { statusCode: status = 0 } = response;
        resolve({ kind: 'answered', status, latencyMs: performance.now() - startMs });
        response.resume();
      });
      // `101 Switching Protocols`: a status that is not 200, and a connection that is of no more use.
      request.on('upgrade', ({ statusCode: status = 0 }, socket) => {
        resolve({ kind: 'answered', status, latencyMs: performance.now() - startMs });
        socket.destroy();
      });
      request.on('error', (error) =>
        resolve(signal.aborted ? { kind: 'stopped' } : { kind: 'failed', code: codeOf(error) }),
      );
      // After the answer's body: one that never ends is cut at the time-out, too.
      request.on('close', () => {
        clearTimeout(timer);
        resolve({ kind: 'failed', code: 'closed' }); // unless it is settled, as it should be
      });
      request.end(body);
      return promise;
    },
    close: () => agent.destroy(),
  };
};
