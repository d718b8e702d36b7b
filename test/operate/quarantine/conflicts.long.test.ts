import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { eventually, type Pipeline, startPipeline } from '../../end-to-end/pipeline.ts';
import { type CommandResult, commandRunner } from '../run-command.ts';

const example: object = JSON.parse(readFileSync('docs/example-event.json', 'utf8'));

describe('deliveries of one Id with other content', () => {
  let pipeline: Pipeline;
  let dynamoDb: DynamoDB;
  let enreach: (...args: readonly string[]) => Promise<CommandResult>;

  beforeAll(async () => {
    pipeline = await startPipeline();
    const { endpoint, region, stackName } = pipeline.cloud;
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    dynamoDb = new DynamoDB({ endpoint, region, credentials });
    enreach = commandRunner(endpoint, stackName);
  });
  afterAll(async () => {
    dynamoDb?.destroy();
    await pipeline?.stop();
  });

  const post = async (Id: string, QueueName: string) =>
    expect((await pipeline.post(JSON.stringify({ ...example, Id, QueueName }))).status).toBe(200);

  /** Delivery ids of the deliveries with other content than the published one, once they are quarantined. */
  const conflicts = async (id: string, others: readonly string[]): Promise<readonly string[]> => {
    await post(id, 'First');
    await eventually(() => pipeline.received(id).length > 0);
    for (const queueName of others) await post(id, queueName);
    return eventually(async () => {
      const found = (await pipeline.quarantined()).filter(({ EventId }) => EventId?.S === id);
      return found.length === others.length && found.map(({ DeliveryId }) => DeliveryId.S);
    });
  };

  const publishedNames = (id: string) =>
    pipeline.received(id).map(({ detail }) => detail.QueueName);

  it('are published once, however many resends of the content are released', async () => {
    const id = randomUUID();
    const deliveryIds = await conflicts(id, ['Second', 'Second', 'Second']);
    const [first = '', ...others] = deliveryIds;
    const release = ['quarantine', 'release', '--winner', 'quarantined', '--yes'];
    expect((await enreach(...release, first)).output).toContain('1 released');
    await eventually(() => pipeline.received(id).length === 2);
    expect((await enreach(...release, ...others)).output).toContain('2 released');
    await eventually(
      () => pipeline.outcomes('duplicate').filter((line) => line.includes(id)).length === 2,
    );
    expect(publishedNames(id)).toEqual(['First', 'Second']);
  });

  it('wait for an attempt whose lease may not be over by the clock of the consumer', async () => {
    const id = randomUUID();
    const [deliveryId = ''] = await conflicts(id, ['Second']);
    const setLease = (leaseUntilMs: number) =>
      dynamoDb.updateItem({
        TableName: pipeline.cloud.outputs.DeliveriesTableName ?? '',
        Key: { Id: { S: id } },
        UpdateExpression: 'SET #state = :claimed, LeaseUntilMs = :lease',
        ExpressionAttributeNames: { '#state': 'State' },
        ExpressionAttributeValues: {
          ':claimed': { S: 'claimed' },
          ':lease': { N: `${leaseUntilMs}` },
        },
      });
    const release = ['quarantine', 'release', deliveryId, '--winner', 'quarantined', '--yes'];
    await setLease(Date.now());
    expect((await enreach(...release)).output).toContain('1 busy');
    await setLease(Date.now() - 3_600_000);
    expect((await enreach(...release)).output).toContain('1 released');
    await eventually(() => pipeline.received(id).length === 2);
  });

  it('do not win in bulk', async () => {
    const { output, exitCode } = await enreach(
      ...['quarantine', 'release', '--reason', 'idConflict', '--winner', 'quarantined', '--yes'],
    );
    expect(output).toMatch(/^error: .*name the delivery ids/);
    expect(exitCode).toBe(2);
  });

  it('are removed for the published content only where there is one, and that is said before', async () => {
    const [published, unpublished] = [randomUUID(), randomUUID()];
    const [loser = ''] = await conflicts(published, ['Second']);
    const [kept = ''] = await conflicts(unpublished, ['Second']);
    await dynamoDb.deleteItem({
      TableName: pipeline.cloud.outputs.DeliveriesTableName ?? '',
      Key: { Id: { S: unpublished } },
    });
    const release = ['quarantine', 'release', loser, kept, '--winner', 'published'];
    const dry = await enreach(...release);
    expect(dry.output).toMatch(/^Would remove for good 2 .*idConflict/m);
    const planned = await enreach(...release, '--json');
    expect(JSON.parse(planned.stdout)).toEqual({
      dryRun: true,
      would: 'release',
      release: [],
      remove: [loser, kept],
    });
    const { output, exitCode } = await enreach(...release, '--yes');
    expect(output).toContain('1 dropped\n1 notPublished\n');
    expect(output).toMatch(/use --winner quarantined/);
    expect(exitCode).toBe(1);
    const left = (await pipeline.quarantined()).map(({ DeliveryId }) => DeliveryId.S);
    expect(left).toContain(kept);
    expect(left).not.toContain(loser);
    const shown = await enreach('quarantine', 'show', kept);
    expect(shown.output).toMatch(/Next: compare .*--winner quarantined, or --winner published/);
  });
});
