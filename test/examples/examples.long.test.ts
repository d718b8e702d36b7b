import { createPackedProject, type PackedProject } from '../package/packed-project.ts';
import { describeAgentTime } from './agent-time.ts';
import { describeMissedCall } from './missed-call.ts';
import { describeQueueBoard } from './queue-board.ts';
import { type RunningExample, type StartExample, startExample } from './running-example.ts';

/** As a customer has them: copied, with the package installed, run by what is synthesized there. */
describe('the examples', () => {
  let project: PackedProject;
  let example: RunningExample | undefined;

  const start: StartExample = async (name, changed) => {
    example = await startExample(project, name, changed);
    return example;
  };

  beforeAll(async () => {
    project = await createPackedProject([]);
  }, 300_000);
  afterEach(async () => {
    await example?.stop();
    example = undefined;
  });
  afterAll(async () => project?.remove());

  describeMissedCall(start);
  describeQueueBoard(start);
  describeAgentTime(start);
});
