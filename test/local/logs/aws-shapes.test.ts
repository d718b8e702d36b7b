import { createFrontDoor, type FrontDoor } from '../../../lib/local/front-door/front-door.ts';
import { createLogGroups } from '../../../lib/local/logs/log-groups.ts';
import { createLogs } from '../../../lib/local/logs/logs.ts';
import { createPlayer, jsonCall, type Step, stepsIn } from '../aws-shapes.ts';

describe("CloudWatch Logs' answers over HTTP", () => {
  let frontDoor: FrontDoor;
  let play: (step: Step) => Promise<void>;

  beforeAll(async () => {
    const logGroups = createLogGroups();
    logGroups.create('app', 30);
    logGroups.create('audit');
    // Not in the order of their time.
    logGroups.append('app', { logStreamName: 'one', timestamp: 1000, message: 'first' });
    logGroups.append('app', { logStreamName: 'one', timestamp: 3000, message: 'ERROR third' });
    const message = '{"level":"ERROR","n":2}';
    logGroups.append('app', { logStreamName: 'two', timestamp: 2000, message });
    const account = { region: 'us-east-1', accountId: '000000000000' };
    frontDoor = createFrontDoor({
      services: { Logs_20140328: createLogs({ logGroups, account }).call },
      upstreams: {},
    });
    play = createPlayer(jsonCall(await frontDoor.listen(), 'Logs_20140328'));
  });
  afterAll(() => frontDoor.close());

  it.each(stepsIn('logs/responses'))('$operation $request answers as in $source', (step) =>
    play(step),
  );
  it.each(stepsIn('logs/errors'))('$operation: $error $message ($source)', (step) => play(step));
});
