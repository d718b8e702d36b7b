import type { FauxqsServer } from 'fauxqs';
import { createDynamoDb } from './dynamodb/dynamodb.ts';
import { startDynalite } from './dynamodb/start-dynalite.ts';
import type { TableSettingsByName } from './dynamodb/table-settings.ts';
import type { ServedApi } from './front-door/front-door.ts';
import { createUpstream } from './front-door/upstream.ts';
import { createSqs } from './sqs/sqs.ts';
import { startFauxqs } from './sqs/start-fauxqs.ts';

/** The services that are other people's packages, and what stands before each. */
export interface Emulators {
  readonly fauxqs: FauxqsServer;
  readonly sqs: ServedApi;
  readonly dynamoDb: ServedApi;
  readonly tables: TableSettingsByName;
  readonly stop: () => Promise<void>;
}

export const startEmulators = async (region: string): Promise<Emulators> => {
  const [fauxqs, dynalite] = await Promise.all([startFauxqs(region), startDynalite()]);
  const queues = createUpstream(fauxqs.port);
  const items = createUpstream(dynalite.port);
  const tables: TableSettingsByName = new Map();
  const sqs = createSqs(fauxqs, queues);
  return {
    fauxqs,
    sqs,
    dynamoDb: createDynamoDb(items, tables),
    tables,
    stop: async () => {
      sqs.stop();
      queues.close();
      items.close();
      await Promise.all([fauxqs.stop(), dynalite.stop()]);
    },
  };
};
