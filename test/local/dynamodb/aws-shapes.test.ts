import * as sdk from '@aws-sdk/client-dynamodb';
import { createDynamoDb } from '../../../lib/local/dynamodb/dynamodb.ts';
import { startDynalite } from '../../../lib/local/dynamodb/start-dynalite.ts';
import { createFrontDoor, type FrontDoor } from '../../../lib/local/front-door/front-door.ts';
import { createUpstream, type Upstream } from '../../../lib/local/front-door/upstream.ts';
import { createPlayer, type Step, sdkCall, stepsIn } from '../aws-shapes.ts';

describe("DynamoDB's answers through AWS's own client", () => {
  let dynalite: Awaited<ReturnType<typeof startDynalite>>;
  let upstream: Upstream;
  let frontDoor: FrontDoor;
  let client: sdk.DynamoDB;
  let play: (step: Step) => Promise<void>;

  beforeAll(async () => {
    dynalite = await startDynalite();
    upstream = createUpstream(dynalite.port);
    const serves = { dynamodb: createDynamoDb(upstream, new Map()).serve };
    frontDoor = createFrontDoor({ services: {}, upstreams: {}, serves });
    client = new sdk.DynamoDB({
      endpoint: await frontDoor.listen(),
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    });
    await client.createTable({
      TableName: 'events',
      AttributeDefinitions: [{ AttributeName: 'Id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'Id', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    });
    await sdk.waitUntilTableExists(
      { client, maxWaitTime: 5, minDelay: 0.01 },
      { TableName: 'events' },
    );
    play = createPlayer(sdkCall(sdk, client));
  });
  afterAll(async () => {
    client.destroy();
    await frontDoor.close();
    upstream.close();
    await dynalite.stop();
  });

  it.each(stepsIn('dynamodb/responses'))('$operation: $error $message ($source)', (step) =>
    play(step),
  );
});
