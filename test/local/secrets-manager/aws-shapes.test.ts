import * as sdk from '@aws-sdk/client-secrets-manager';
import { createFrontDoor, type FrontDoor } from '../../../lib/local/front-door/front-door.ts';
import { createSecretsManager } from '../../../lib/local/secrets-manager/secrets.ts';
import { createPlayer, type Step, sdkCall, stepsIn } from '../aws-shapes.ts';

describe.each(['responses', 'errors'])("Secrets Manager's %s through AWS's own client", (file) => {
  let frontDoor: FrontDoor;
  let client: sdk.SecretsManager;
  let play: (step: Step) => Promise<void>;

  beforeAll(async () => {
    const secrets = createSecretsManager();
    secrets.create({
      arn: 'arn:aws:secretsmanager:us-east-1:000000000000:secret:token-a1B2c3',
      name: 'token',
      value: 'first',
      description: 'what callers present',
    });
    frontDoor = createFrontDoor({ services: { secretsmanager: secrets.call }, upstreams: {} });
    client = new sdk.SecretsManager({
      endpoint: await frontDoor.listen(),
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    });
    play = createPlayer(sdkCall(sdk, client));
  });
  afterAll(async () => {
    client.destroy();
    await frontDoor.close();
  });

  it.each(stepsIn(`secrets-manager/${file}`))('$operation: $error $message ($source)', (step) =>
    play(step),
  );
});
