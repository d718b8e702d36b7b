import { channel } from 'node:diagnostics_channel';
import { type buildApp, type FauxqsServer, startFauxqs as startEverywhere } from 'fauxqs';
import { foreignRefusal, isForeign } from '../front-door/foreign-request.ts';

type App = ReturnType<typeof buildApp>;

const isInitialisation = (message: unknown): message is { readonly fastify: App } =>
  typeof message === 'object' && message !== null && 'fastify' in message;

const host = '127.0.0.1';

const keepToThisMachine = (message: unknown): void => {
  if (!isInitialisation(message)) return;
  const { fastify } = message;
  const listen = fastify.listen.bind(fastify);
  const listenHere = (options: Parameters<typeof listen>[0]) => listen({ ...options, host });
  Object.assign(fastify, { listen: listenHere });
  fastify.addHook('onRequest', async (request, reply) => {
    if (isForeign(request.headers)) await reply.code(403).send(foreignRefusal);
  });
};

/**
 * Starts the SQS emulator in memory on a free port of 127.0.0.1.
 *
 * By itself it listens to the whole network: its option `host` is only a part of the URLs that it writes. Its web framework lets
 * others change an app that it makes.
 * @see https://fastify.dev/docs/latest/Reference/Hooks/#diagnostics-channel-hooks
 * @throws Error when it listens elsewhere all the same.
 */
export const startFauxqs = async (region?: string): Promise<FauxqsServer> => {
  const initialisation = channel('fastify.initialization');
  initialisation.subscribe(keepToThisMachine);
  // The app is made before anything is waited for: no other one hears of this.
  const starting = startEverywhere({ port: 0, logger: false, host, defaultRegion: region });
  initialisation.unsubscribe(keepToThisMachine);
  const fauxqs = await starting;
  if (new URL(fauxqs.address).hostname === host) return fauxqs;
  await fauxqs.stop();
  throw new Error(`the SQS emulator listens at ${fauxqs.address}, where others could reach it`);
};
