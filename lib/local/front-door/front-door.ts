import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type Answer, errorAnswer, type Intercept, jsonAnswer, send } from './answer.ts';
import { type ApiCall, readApiCall, targetOf } from './api-call.ts';
import { AwsError } from './aws-error.ts';
import { foreignRefusal, isForeign } from './foreign-request.ts';
import type { Upstream } from './upstream.ts';
import type { WireRequest } from './wire-request.ts';

/** A service of our own: answers one operation, by name. */
type CallService = (operation: string, input: unknown) => unknown;

/** Makes a service answer a call, in its own protocol. @throws AwsError as AWS would. */
export type Serve = (call: ApiCall, request: WireRequest) => Promise<Answer>;

/** A service that answers in its own protocol. */
export interface ServedApi {
  readonly serve: Serve;
  /** By the names of the API. */
  readonly operations: readonly string[];
}

export interface FrontDoorOptions {
  /** By the prefix of `X-Amz-Target`. */
  readonly services: Readonly<Record<string, CallService>>;
  /** Emulators that speak AWS's protocol themselves, by the prefix of `X-Amz-Target`. */
  readonly upstreams: Readonly<Record<string, Upstream>>;
  /** By the service's name; tried before the others. @default - none */
  readonly serves?: Readonly<Record<string, Serve>>;
  /** Sees every call before its service does. @default - lets all pass */
  readonly intercept?: Intercept;
}

export interface FrontDoor {
  /** @param port - any free one, unless it is given. */
  readonly listen: (port?: number) => Promise<string>;
  readonly close: () => Promise<void>;
}

const passOn: Intercept = async (_, act) => act();

/**
 * The AWS endpoint: one URL that answers for every service.
 *
 * Requests are read whole before an emulator sees them: dynalite's process would die of a client that hangs up.
 */
export const createFrontDoor = ({
  services,
  upstreams,
  serves = {},
  intercept = passOn,
}: FrontDoorOptions): FrontDoor => {
  const act = async (call: ApiCall, request: WireRequest): Promise<Answer> => {
    const serve = serves[call.service];
    if (serve) return serve(call, request);
    const [prefix] = targetOf(request);
    const upstream = upstreams[prefix];
    if (upstream) return upstream.forward(request);
    const service = services[prefix];
    if (!service)
      throw new AwsError(
        'UnknownOperationException',
        `${call.service}, ${call.operation}: the local cloud does not emulate this service`,
      );
    return jsonAnswer(call.service, 200, (await service(call.operation, call.input)) ?? {});
  };

  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '/', headers } = incoming;
    const request: WireRequest = { method, url, headers, body: await buffer(incoming) };
    const call = readApiCall(request);
    const gone = new Promise<void>((resolve) => response.once('close', resolve));
    try {
      if (isForeign(headers)) throw new AwsError('AccessDeniedException', foreignRefusal, 403);
      const answered = await intercept(call, () => act(call, request), gone);
      if (answered === undefined) response.destroy();
      else send(response, answered);
    } catch (error) {
      send(response, errorAnswer(call.service, error));
    }
  };

  const server = createServer((request, response) => {
    // Whoever hangs up harms nobody else.
    request.on('error', () => {});
    response.on('error', () => {});
    answer(request, response).catch(() => response.destroy());
  });
  // The SDK keeps connections for longer than Node's default of 5 s and would meet a reset.
  server.keepAliveTimeout = 60_000;

  return {
    listen: async (wanted = 0) => {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(wanted, '127.0.0.1', resolve);
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
