import { nextSteps } from '../../bin/commands/replay.ts';
import { printedCommands } from '../../lib/operate/printed-commands.ts';

describe('a command that is printed for the operator', () => {
  it.each([
    [{}, undefined, 'enreach status', 'aws events'],
    [
      { local: true as const },
      'http://127.0.0.1:4566',
      'enreach status --local',
      'aws events --endpoint-url http://127.0.0.1:4566',
    ],
    [
      { endpointUrl: 'http://127.0.0.1:1' },
      'http://127.0.0.1:1',
      'enreach status --endpoint-url http://127.0.0.1:1',
      'aws events --endpoint-url http://127.0.0.1:1',
    ],
    [
      { stack: 'Other', region: 'eu-north-1', profile: "the operator's" },
      undefined,
      "enreach status --stack Other --region eu-north-1 --profile 'the operator'\\''s'",
      "aws events --region eu-north-1 --profile 'the operator'\\''s'",
    ],
  ])('has the options that were given: %j', (given, localEndpoint, enreach, aws) => {
    const commands = printedCommands(given, localEndpoint);
    expect(commands.enreach('status')).toBe(enreach);
    expect(commands.aws('events')).toBe(aws);
  });

  it('says how to look after a replay that goes on, and nothing of one that is over', () => {
    const commands = printedCommands({ region: 'eu-north-1' }, undefined);
    expect(nextSteps('enreach-1', { state: 'RUNNING' }, commands)).toEqual([
      'Look again: aws events describe-replay --replay-name enreach-1 --region eu-north-1',
      'Stop it: aws events cancel-replay --replay-name enreach-1 --region eu-north-1',
    ]);
    expect(nextSteps('enreach-1', { state: 'COMPLETED' }, commands)).toEqual([]);
  });
});
