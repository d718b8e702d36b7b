import { once } from 'node:events';
import { createServer } from 'node:http';
import { consoleCredentials } from '../local/credentials.ts';
import type { LocalCloud } from '../local/local-cloud-types.ts';
import { destroyClients } from '../operate/clients.ts';
import { findDeployment } from '../operate/deployment.ts';
import { createDeadLetters } from './actions/dead-letters.ts';
import { createSender } from './actions/sender.ts';
import { factsOf } from './facts.ts';
import type { Journal } from './journal/journal.ts';
import { createApi } from './server/api.ts';
import { createEventStream } from './server/event-stream.ts';
import { createRequestHandler } from './server/handle-request.ts';
import { readPageFiles } from './server/page-files.ts';
import { readPulse } from './server/read-pulse.ts';

export interface ConsoleOptions {
  readonly cloud: Pick<LocalCloud, 'stackName' | 'endpoint'>;
  /** Hears of the cloud's activities. */
  readonly journal: Journal;
  /** What `X-Benemen-Token` must hold. */
  readonly secret: string;
  /** 0 for any free one. */
  readonly port: number;
  /** A command that posts an example. */
  readonly curl: string;
}

export interface Console {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves the console of a local cloud to browsers on this machine.
 *
 * It asks the AWS endpoint as any operator would and hears what the cloud tells; nothing of it deploys.
 * @see docs/console.md
 */
export const startConsole = async (options: ConsoleOptions): Promise<Console> => {
  const { cloud, journal, secret, curl } = options;
  const files = await readPageFiles();
  const deployment = await findDeployment(cloud.stackName, {
    localEndpoint: cloud.endpoint,
    localCredentials: consoleCredentials,
  });
  const sender = createSender();
  const { endpoints } = deployment;
  const stream = createEventStream(
    factsOf({ startedMs: Date.now(), endpoints, awsEndpoint: cloud.endpoint, curl }),
    journal,
    () => readPulse(journal, deployment, sender.playing()),
  );
  const deadLetters = createDeadLetters(deployment);
  const api = createApi({ journal, deployment, deadLetters, sender, secret });

  let port = 0;
  const handle = createRequestHandler({ files, api, stream, port: () => port });
  const server = createServer((request, response) => void handle(request, response));
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : options.port;

  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      sender.stop();
      stream.close();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      destroyClients(deployment.clients);
    },
  };
};
