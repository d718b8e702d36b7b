import { once } from 'node:events';
import { type Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { createHttpApi } from '../../../lib/local/http-api/http-api.ts';
import type { HttpApi, HttpApiEvent, HttpApiOptions } from '../../../lib/local/http-api/types.ts';
import type { InvocationResult } from '../../../lib/local/lambda/function-types.ts';

export type Invoke = (event: HttpApiEvent) => Promise<InvocationResult>;

interface Reply {
  readonly statusCode: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface TestRequest {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string | string[]>;
  readonly body?: string | Buffer;
  readonly agent?: Agent;
}

export interface TestApi extends HttpApi {
  readonly url: string;
  readonly port: number;
  readonly events: HttpApiEvent[];
  readonly send: (request?: TestRequest) => Promise<Reply>;
  /** Writes bytes to a connection as they are. */
  readonly open: (text: string) => Promise<Socket>;
}

const running: HttpApi[] = [];

export const closeApis = async (): Promise<void> => {
  await Promise.all(running.splice(0).map((api) => api.close()));
};

const bodyOf = async (message: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks).toString('latin1');
};

/** Answers as a function that returns this. */
export const returns =
  (payload: unknown): Invoke =>
  async () => ({ ok: true, payload });

/** An API whose routes, `POST /webhook` and `$default` unless told otherwise, all lead to `invoke`. */
export const startApi = async (
  invoke: Invoke = returns({ statusCode: 200 }),
  {
    routeKeys = ['POST /webhook', '$default'],
    timeoutMs,
    ...options
  }: Partial<HttpApiOptions> & { routeKeys?: string[]; timeoutMs?: number } = {},
): Promise<TestApi> => {
  const events: HttpApiEvent[] = [];
  const api = createHttpApi({
    routes: routeKeys.map((routeKey) => ({
      routeKey,
      timeoutMs,
      invoke: (event) => {
        events.push(event);
        return invoke(event);
      },
    })),
    ...options,
  });
  running.push(api);
  const { url, port } = await api.listen(0);

  const send = async ({
    method = 'POST',
    path = '/webhook',
    headers,
    body,
    agent,
  }: TestRequest = {}) => {
    const outgoing = request({ host: '127.0.0.1', port, method, path, headers, agent });
    outgoing.end(body);
    const [incoming]: IncomingMessage[] = await once(outgoing, 'response');
    if (!incoming) throw new Error('no response');
    return {
      statusCode: incoming.statusCode,
      headers: incoming.headers,
      body: await bodyOf(incoming),
    };
  };

  const open = async (text: string): Promise<Socket> => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    await once(socket, 'connect');
    socket.write(text);
    return socket;
  };

  return { ...api, url, port, events, send, open };
};
