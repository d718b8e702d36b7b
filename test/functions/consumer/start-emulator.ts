import { startDynalite } from '../../../lib/local/dynamodb/start-dynalite.ts';
import { createFrontDoor } from '../../../lib/local/front-door/front-door.ts';
import { createUpstream } from '../../../lib/local/front-door/upstream.ts';
import { createTables, type DynamoDbTables } from './dynamodb-tables.ts';

/** The DynamoDB of the local cloud, as its functions see it: through the front door. */
export const startEmulator = async (): Promise<DynamoDbTables & { stop: () => Promise<void> }> => {
  const dynalite = await startDynalite();
  const upstream = createUpstream(dynalite.port);
  const frontDoor = createFrontDoor({ services: {}, upstreams: { DynamoDB_20120810: upstream } });
  const tables = await createTables(await frontDoor.listen());
  return {
    ...tables,
    stop: async () => {
      tables.client.destroy();
      await frontDoor.close();
      upstream.close();
      await dynalite.stop();
    },
  };
};
