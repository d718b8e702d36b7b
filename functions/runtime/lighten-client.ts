import { AsyncLocalStorage } from 'node:async_hooks';

interface SdkClient {
  readonly config: {
    cacheMiddleware?: boolean | undefined;
    readonly requestHandler: object & {
      readonly handle: (request: never, limits: never) => Promise<unknown>;
    };
  };
  readonly middlewareStack: { readonly remove: (name: string) => boolean };
  readonly send: (command: never) => unknown;
}

/**
 * Takes out of an AWS client what runs at every call and serves nobody (`npm run bench`; ADR 9):
 *
 * - `loggerMiddleware` copies each input and output for a logger that is not there, and the User-Agent names no version anyway
 *   (its package.json is left out of the bundle).
 * - The SDK builds and sorts its middleware anew at every call, unless `cacheMiddleware` is on and a call has no options. So the
 *   limits of a call (`client.send(command, limits)`) go round the middleware, to the request handler that keeps them.
 *
 * The limits so bound each attempt, and an aborted call sends nothing more; its pause between two attempts does not end earlier.
 * Who must not wait for that races the call with the time (`deadline.ts`, `call-within.ts`).
 *
 * @see https://github.com/aws/aws-sdk-js-v3/issues/6423
 */
export const lightenClient = <Client extends SdkClient>(client: Client): Client => {
  for (const name of ['loggerMiddleware', 'getUserAgentMiddleware'])
    client.middlewareStack.remove(name);

  const limitsOfCall = new AsyncLocalStorage<never>();
  const { config } = client;
  config.cacheMiddleware = true;
  const handle = config.requestHandler.handle.bind(config.requestHandler);
  Object.defineProperty(config.requestHandler, 'handle', {
    configurable: true,
    value: async (request: never, none: never) => handle(request, limitsOfCall.getStore() ?? none),
  });
  const send = client.send.bind(client);
  Object.defineProperty(client, 'send', {
    value: (command: never, limits: never) => limitsOfCall.run(limits, () => send(command)),
  });
  return client;
};
