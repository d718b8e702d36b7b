import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { AwsError } from './aws-error.ts';
import type { Upstream } from './upstream.ts';

/** A service of our own: answers one operation, by name. */
export type CallService = (operation: string, input: unknown) => unknown;

export interface FrontDoorOptions {
  /** By the prefix of `X-Amz-Target`. */
  readonly services: Readonly<Record<string, CallService>>;
  /** Emulators that speak AWS's protocol themselves, by the prefix of `X-Amz-Target`. */
  readonly upstreams: Readonly<Record<string, Upstream>>;
}

export interface FrontDoor {
  readonly listen: () => Promise<string>;
  readonly close: () => Promise<void>;
}

const answerJson = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(JSON.stringify(body));
};

const answerError = (response: ServerResponse, error: unknown): void => {
  const { name, message, status } =
    error instanceof AwsError
      ? error
      : new AwsError('InternalFailure', error instanceof Error ? error.message : 'unknown', 500);
  response.setHeader('x-amzn-errortype', name);
  answerJson(response, status, { __type: name, message });
};

/**
 * The AWS endpoint: one URL that answers for every service, told apart by `X-Amz-Target`.
 *
 * Requests are read whole before an emulator sees them: dynalite's process would die of a client that hangs up.
 */
export const createFrontDoor = ({ services, upstreams }: FrontDoorOptions): FrontDoor => {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    const target = request.headers['x-amz-target'];
    const [service = '', operation = ''] = typeof target === 'string' ? target.split('.') : [];
    const upstream = upstreams[service];
    if (upstream) return upstream.forward(request, body, response);
    const call = services[service];
    if (!call)
      throw new AwsError(
        'UnknownOperationException',
        'the local cloud does not emulate this service',
      );
    answerJson(response, 200, (await call(operation, JSON.parse(body.toString() || '{}'))) ?? {});
  };

  const server = createServer((request, response) => {
    // Whoever hangs up harms nobody else.
    request.on('error', () => {});
    response.on('error', () => {});
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) answerError(response, error);
      else response.destroy();
    });
  });
  // The SDK keeps connections for longer than Node's default of 5 s and would meet a reset.
  server.keepAliveTimeout = 60_000;

  return {
    listen: async () => {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', resolve);
      });
      const { port } = server.address() as AddressInfo;
      return `http://127.0.0.1:${port}`;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
};
