import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { eventually, type Pipeline, startPipeline } from '../end-to-end/pipeline.ts';
import { sharedAssembly } from '../shared-assembly/shared-assembly.ts';
import { type CommandResult, commandRunner } from './run-command.ts';
import { type ChangedAssembly, withStricterConsumer } from './stricter-consumer.ts';

const example: object = JSON.parse(readFileSync('docs/example-event.json', 'utf8'));

describe('a schema that is wrong', () => {
  let assembly: ChangedAssembly;
  let pipeline: Pipeline;
  let enreach: (...args: readonly string[]) => Promise<CommandResult>;

  beforeAll(async () => {
    assembly = withStricterConsumer(await sharedAssembly());
    pipeline = await startPipeline(assembly.directory);
    enreach = commandRunner(pipeline.cloud.endpoint, pipeline.cloud.stackName);
  });
  afterAll(async () => {
    await pipeline?.stop();
    assembly?.remove();
  });

  const redeployConsumer = (): void => {
    assembly.mend();
    for (const [name, lambda] of pipeline.cloud.functions)
      if (name.includes('Consumer')) lambda.kill();
  };

  it('loses no event: they are quarantined, shown, and released in bulk once it is mended', async () => {
    const ids = Array.from({ length: 12 }, () => randomUUID());
    const post = async (Id: string) =>
      expect((await pipeline.post(JSON.stringify({ ...example, Id }))).status).toBe(200);
    await Promise.all(ids.map(post));
    const junk = await pipeline.post('no JSON');
    expect(junk.status).toBe(200);
    const quarantined = await eventually(async () => {
      const found = await pipeline.quarantined();
      return found.length === ids.length + 1 && found;
    });
    expect(pipeline.receivedCounts().size).toBe(0);

    const status = await enreach('status');
    expect(status.output).toMatch(/in the quarantine +13\n/);
    expect(status.output).toMatch(/invalidPayload +12\n/);
    const list = await enreach('quarantine', 'list', '--event-type', 'QueueCallInUserAllocated');
    expect(list.output).toContain('12 invalidPayload');
    expect(list.output).toContain('CoreCallId');
    const one = quarantined.find(({ EventId }) => EventId?.S === ids[0])?.DeliveryId.S ?? '';
    const shown = await enreach('quarantine', 'show', one);
    expect(shown.output).toMatch(/CoreCallId/);
    // The command line has the mended catalogue already.
    expect(shown.output).toContain(`Next: enreach quarantine release ${one}`);

    const tooEarly = await enreach('quarantine', 'release', one, '--yes');
    expect(tooEarly.output).toContain('1 released');
    await eventually(() => pipeline.outcomes('quarantined').length === ids.length + 2);
    expect(pipeline.receivedCounts().size).toBe(0);

    redeployConsumer();
    const bulk = ['quarantine', 'release', '--reason', 'invalidPayload', '--rate', '100'];
    const dry = await enreach(...bulk);
    expect(dry.output).toMatch(/Would validate and release 12 .*\n.*Dry run/);
    expect(await pipeline.quarantined()).toHaveLength(ids.length + 1);
    const done = await enreach(...bulk, '--yes');
    expect(done).toMatchObject({ exitCode: 0, output: expect.stringContaining('12 released') });

    await eventually(() => pipeline.receivedCounts().size === ids.length);
    expect(ids.map((id) => pipeline.received(id).length)).toEqual(ids.map(() => 1));
    const { stdout } = await enreach('quarantine', 'list', '--json');
    expect(JSON.parse(stdout)).toMatchObject([{ reason: 'invalidJson' }]);
  });
});
