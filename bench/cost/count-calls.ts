import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';
import * as v from 'valibot';

export interface CountedCalls {
  /** How often each operation was called, such as `SendMessage`. */
  readonly calls: Readonly<Record<string, number>>;
  /** Bytes of all requests of each operation. */
  readonly bytes: Readonly<Record<string, number>>;
}

const channel = 'http.server.request.start';
const messageSchema = v.looseObject({ request: v.instance(IncomingMessage) });

/** Counts what the AWS endpoint at this URL, a server of this process, is asked until `stop`. */
export const countCalls = (endpoint: string): { readonly stop: () => CountedCalls } => {
  const port = Number(new URL(endpoint).port);
  const calls: Record<string, number> = {};
  const bytes: Record<string, number> = {};
  const onRequest = (message: unknown): void => {
    const { request } = v.parse(messageSchema, message);
    // The emulators behind the endpoint have servers of their own.
    if (request.socket.localPort !== port) return;
    const operation = `${request.headers['x-amz-target'] ?? ''}`.split('.')[1];
    if (operation === undefined) return;
    calls[operation] = (calls[operation] ?? 0) + 1;
    const length = Number(request.headers['content-length'] ?? 0);
    bytes[operation] = (bytes[operation] ?? 0) + length;
  };
  subscribe(channel, onRequest);
  return {
    stop: () => {
      unsubscribe(channel, onRequest);
      return { calls, bytes };
    },
  };
};
