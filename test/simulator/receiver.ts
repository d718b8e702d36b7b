import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { selfSigned } from '../../lib/local/http-api/self-signed.ts';

/** A request as it was received, header names in their spelling and order. */
export interface Received {
  readonly requestLine: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  /** Tells the connections apart. */
  readonly port: number | undefined;
}

type Respond = (response: ServerResponse, received: Received, index: number) => void;

export interface Receiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** Of the self-signed certificate, PEM. */
  readonly certificate: string | undefined;
  readonly close: () => Promise<void>;
}

/** Answers with this status and no body. */
export const status =
  (code: number): Respond =>
  (response) =>
    response.writeHead(code).end();

const read = async (request: IncomingMessage): Promise<Received> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method, url, httpVersion, rawHeaders, socket } = request;
  const names = rawHeaders.filter((_, index) => index % 2 === 0);
  return {
    requestLine: `${method} ${url} HTTP/${httpVersion}`,
    headers: names.map((name, index) => [name, rawHeaders[2 * index + 1] ?? ''] as const),
    body: Buffer.concat(chunks).toString('utf8'),
    port: socket.remotePort,
  };
};

/** An endpoint that keeps what it gets and answers as it is told; over TLS with a self-signed certificate. */
export const startReceiver = async (
  respond: Respond = status(200),
  { tls = false, path = '/webhook/' }: { tls?: boolean; path?: string } = {},
): Promise<Receiver> => {
  const received: Received[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.on('error', () => {}); // the sender went away
    try {
      const one = await read(request);
      received.push(one);
      respond(response, one, received.length - 1);
    } catch {
      response.destroy();
    }
  };
  const onRequest = (request: IncomingMessage, response: ServerResponse) =>
    void handle(request, response);
  const identity = tls ? await selfSigned() : undefined;
  const server = identity ? createTlsServer(identity, onRequest) : createServer(onRequest);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}${path}`,
    received,
    certificate: identity?.cert,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
