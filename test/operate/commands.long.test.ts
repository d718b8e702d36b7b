import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { EventBridge } from '@aws-sdk/client-eventbridge';
import { destroyClients } from '../../lib/operate/clients.ts';
import { findDeployment } from '../../lib/operate/deployment.ts';
import { rulesForReplay } from '../../lib/operate/replay-events.ts';
import { eventually, type Pipeline, secret, startPipeline } from '../end-to-end/pipeline.ts';
import { type CommandResult, commandRunner, runCommand } from './run-command.ts';

const example: Readonly<Record<string, unknown>> = JSON.parse(
  readFileSync('docs/example-event.json', 'utf8'),
);

describe('the operator at the command line', () => {
  let pipeline: Pipeline;
  let enreach: (...args: readonly string[]) => Promise<CommandResult>;

  beforeAll(async () => {
    pipeline = await startPipeline();
    enreach = commandRunner(pipeline.cloud.endpoint, pipeline.cloud.stackName);
  });
  afterAll(() => pipeline.stop());
  afterEach(() => pipeline.cloud.setFaults([]));

  const post = async (changes: object): Promise<string> => {
    const event = { ...example, Id: randomUUID(), ...changes };
    expect((await pipeline.post(JSON.stringify(event))).status).toBe(200);
    return event.Id;
  };

  const published = async (changes: object = {}): Promise<string> => {
    const id = await post(changes);
    await eventually(() => pipeline.received(id).length > 0);
    return id;
  };

  const json = async (...args: readonly string[]): Promise<unknown> => {
    const { stdout, exitCode } = await enreach(...args, '--json');
    expect(exitCode).toBe(0);
    return JSON.parse(stdout);
  };

  /** The delivery id under which this event is quarantined, once it is. */
  const quarantined = async (id: string): Promise<string> =>
    eventually(async () => {
      const found = (await pipeline.quarantined()).find((item) => item.EventId?.S === id);
      return found?.DeliveryId.S;
    });

  it('traces an event by its Id through every step', async () => {
    const id = await published();
    await eventually(() => pipeline.logs.some((line) => line.includes(id)));
    expect(await json('trace', id)).toMatchObject({
      steps: [
        { service: 'ingress', outcome: 'accepted' },
        { service: 'consumer', outcome: 'published', id },
      ],
      records: { [id]: { state: 'published' } },
      quarantined: [],
    });
    const { output } = await enreach('trace', id);
    expect(output).toMatch(/ingress +accepted/);
    expect(output).toMatch(/consumer +published/);
    expect(output).toContain(`Deliveries table: ${id} published`);
  });

  it('says that nothing is known of an Id', async () => {
    const { output, exitCode } = await enreach('trace', randomUUID());
    expect(output).toMatch(/^error: nothing is known of .*--since/);
    expect(exitCode).toBe(1);
  });

  it('refuses what would change a filter pattern', async () => {
    expect((await enreach('trace', 'x" || $.id = "*')).output).toMatch(/^error: an Id has letters/);
  });

  it('counts by outcome and by type, and says what is stuck', async () => {
    const id = await published();
    await pipeline.post(JSON.stringify({ ...example, Id: id }));
    await eventually(() => pipeline.outcomes('duplicate').length > 0);
    const status = await json('status', '--since', '1h');
    expect(status).toMatchObject({
      consumer: 'Enabled',
      deliveryQueue: { waiting: 0, inFlight: 0 },
      deadLetterQueue: 0,
      outcomes: {
        ingress: { accepted: expect.any(Number) },
        byType: { QueueCallInUserAllocated: { duplicate: 1, published: expect.any(Number) } },
      },
    });
    const { output } = await enreach('status');
    expect(output).toMatch(/QueueCallInUserAllocated +\d+ +1 +0 +0/);
  });

  it('shows what is quarantined without its values, and with them when asked', async () => {
    const id = await post({ UserId: 'no guid' });
    const deliveryId = await quarantined(id);
    const list = await enreach('quarantine', 'list', '--reason', 'invalidPayload');
    expect(list.output).toContain(deliveryId);
    expect(list.output).toMatch(/UserId/);
    const shown = await enreach('quarantine', 'show', deliveryId);
    expect(shown.output).toContain('refused: invalidPayload');
    expect(shown.output).not.toContain('no guid');
    expect(shown.output).not.toContain(`${example.CallerNumber}`);
    const whole = await enreach('quarantine', 'show', deliveryId, '--body');
    expect(whole.output).toContain('no guid');

    const release = await enreach('quarantine', 'release', deliveryId, '--yes');
    expect(release).toMatchObject({ exitCode: 1 });
    expect(release.output).toContain('1 stillRefused');
    expect((await enreach('quarantine', 'drop', deliveryId)).output).toContain('Dry run');
    expect(await quarantined(id)).toBe(deliveryId);
    expect((await enreach('quarantine', 'drop', deliveryId, '--yes')).output).toContain(
      '1 dropped',
    );
    expect((await enreach('quarantine', 'show', deliveryId)).output).toMatch(/^error: .* holds no/);
  });

  it.each([
    ['quarantined', ['Sample queue 1', 'Other queue']],
    ['published', ['Sample queue 1']],
  ])('settles a conflict as it is told: the %s content wins', async (winner, names) => {
    const id = await published();
    await post({ Id: id, QueueName: 'Other queue' });
    const deliveryId = await quarantined(id);
    const undecided = await enreach('quarantine', 'release', deliveryId, '--yes');
    expect(undecided.output).toContain('1 needsWinner');
    expect(undecided.output).toMatch(
      /quarantine show <delivery id> --body --stack EndToEnd --endpoint/,
    );
    expect(undecided.exitCode).toBe(1);
    const args = ['quarantine', 'release', deliveryId, '--winner', winner, '--yes'];
    expect((await enreach(...args)).exitCode).toBe(0);
    await eventually(() => pipeline.received(id).length === names.length);
    expect(pipeline.received(id).map(({ detail }) => detail.QueueName)).toEqual(names);
    expect(await json('quarantine', 'list', '--reason', 'idConflict')).toEqual([]);
  });

  it('pauses the consumer, and lets it go on with what waited', async () => {
    expect((await enreach('pause')).output).toContain('Dry run');
    expect((await enreach('pause', '--yes')).exitCode).toBe(0);
    await eventually(async () => (await enreach('status')).output.includes('consumer Disabled'));
    const id = await post({});
    expect((await enreach('status')).output).toContain('Next: enreach resume');
    expect(pipeline.received(id)).toEqual([]);
    expect((await enreach('resume')).exitCode).toBe(0);
    await eventually(() => pipeline.received(id).length > 0);
  });

  it('replays archived events to the rules that are named', async () => {
    const id = await published({ Timestamp: '2020-02-03T10:00:00' });
    const span = ['--from', '2020-02-03T00:00:00Z', '--to', '2020-02-04T00:00:00Z'];
    const dry = await enreach('replay', ...span);
    const rule = /^ {2}(\S*EventLog\S*)$/m.exec(dry.output)?.[1] ?? '';
    expect(dry.output).toContain('Dry run');
    expect(dry.output).not.toContain('Canary');
    expect(dry.output).not.toContain('may not be in the archive yet');
    expect((await enreach('replay', '--from', '1h')).output).toContain('last ten minutes may not');
    const later = new Date(Date.now() + 60_000).toISOString();
    expect(await enreach('replay', '--from', '1h', '--to', later)).toMatchObject({
      exitCode: 2,
      output: expect.stringContaining('--to must not be in the future'),
    });
    const planned = JSON.parse((await enreach('replay', ...span, '--json')).stdout);
    expect(planned).toMatchObject({ dryRun: true, would: 'replay', rules: [rule] });
    expect((await enreach('replay', ...span, '--rule', 'None', '--yes')).output).toContain(rule);
    const replay = await enreach('replay', ...span, '--rule', rule, '--yes', '--wait');
    expect(replay.output).toContain('COMPLETED');
    await eventually(() => pipeline.received(id).length === 2);
  });

  it('counts a rule of yours that takes canaries too among those that a replay reaches', async () => {
    const { endpoint, region, outputs, stackName } = pipeline.cloud;
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const eventBridge = new EventBridge({ endpoint, region, credentials });
    const deployment = await findDeployment(stackName, { localEndpoint: endpoint });
    const rule = { Name: 'Everything', EventBusName: outputs.EventBusName };
    try {
      const source = ['enreach.webhooks', 'enreach.webhooks.canary'];
      await eventBridge.putRule({ ...rule, EventPattern: JSON.stringify({ source }) });
      const names = (await rulesForReplay(deployment, [])).map(({ name }) => name);
      expect(names).toContain('Everything');
      expect(names.filter((name) => name.includes('Canary'))).toEqual([]);
    } finally {
      await eventBridge.deleteRule(rule);
      eventBridge.destroy();
      destroyClients(deployment.clients);
    }
  });

  it('refuses a period that ends before it begins', async () => {
    const { output, exitCode } = await enreach('status', '--since', '1h', '--until', '2h');
    expect(output).toMatch(/--since must be before --until/);
    expect(exitCode).toBe(2);
  });

  it("prints what Enreach's support needs, the secret only when asked", async () => {
    const { stdout, output } = await enreach('config');
    expect(output).toMatch(/^Endpoint default:\n\{/);
    expect(JSON.parse(stdout)).toMatchObject({
      Webhook: {
        Endpoint: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/webhook$/),
        InsecureSSL: false,
        Secret: '(hidden: --reveal)',
      },
      Subscriptions: expect.arrayContaining([{ EventType: 'QueueStatus', AllEntities: true }]),
    });
    const revealed = await json('config', '--endpoint', 'default', '--reveal');
    expect(revealed).toMatchObject([{ endpoint: 'default', Webhook: { Secret: secret } }]);
    const none = await enreach('config', '--endpoint', 'sales');
    expect(none.output).toBe('error: there is no endpoint sales; there are: default\n');
    expect(none.exitCode).toBe(2);
  });

  it('names the stack that is not there, and what to do', async () => {
    const elsewhere = commandRunner(pipeline.cloud.endpoint, 'Nothing');
    const { output, exitCode } = await elsewhere('status');
    expect(output).toMatch(/^error: there is no stack Nothing: deploy it/);
    expect(exitCode).toBe(1);
  });

  it('needs no name for the one stack of the local cloud', async () => {
    const { output, exitCode } = await runCommand(
      'status',
      '--endpoint-url',
      pipeline.cloud.endpoint,
    );
    expect(output).toMatch(/^Stack CREATE_COMPLETE, consumer Enabled/);
    expect(exitCode).toBe(0);
  });

  it('says how to start the local cloud where there is none', async () => {
    const nowhere = commandRunner('http://127.0.0.1:9', 'EndToEnd');
    expect((await nowhere('status')).output).toMatch(/^error: nothing answers at .* npm start/);
  });
});
