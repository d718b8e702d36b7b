import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { createDynamoDb } from './dynamodb/dynamodb.ts';
import { startDynalite } from './dynamodb/start-dynalite.ts';
import type { Serve } from './front-door/front-door.ts';
import { createUpstream } from './front-door/upstream.ts';
import { createSqs } from './sqs/sqs.ts';

/** The services that are other people's packages, and what stands before each. */
export interface Emulators {
  readonly fauxqs: FauxqsServer;
  readonly serves: { readonly sqs: Serve; readonly dynamodb: Serve };
  readonly stop: () => Promise<void>;
}

export const startEmulators = async (region: string): Promise<Emulators> => {
  const [fauxqs, dynalite] = await Promise.all([
    startFauxqs({ port: 0, logger: false, host: '127.0.0.1', defaultRegion: region }),
    startDynalite(),
  ]);
  const queues = createUpstream(fauxqs.port);
  const tables = createUpstream(dynalite.port);
  const sqs = createSqs(fauxqs, queues);
  return {
    fauxqs,
    serves: { sqs: sqs.serve, dynamodb: createDynamoDb(tables) },
    stop: async () => {
      sqs.stop();
      queues.close();
      tables.close();
      await Promise.all([fauxqs.stop(), dynalite.stop()]);
    },
  };
};
