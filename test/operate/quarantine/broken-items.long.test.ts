import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { destroyClients } from '../../../lib/operate/clients.ts';
import { type Deployment, findDeployment } from '../../../lib/operate/deployment.ts';
import { dropQuarantined } from '../../../lib/operate/quarantine/drop-quarantined.ts';
import { getQuarantinedHead } from '../../../lib/operate/quarantine/get-quarantined.ts';
import { eventually, type Pipeline, startPipeline } from '../../end-to-end/pipeline.ts';
import { type CommandResult, commandRunner } from '../run-command.ts';

const example: object = JSON.parse(readFileSync('docs/example-event.json', 'utf8'));

describe('a quarantine with items that are not whole', () => {
  let pipeline: Pipeline;
  let deployment: Deployment;
  let dynamoDb: DynamoDB;
  let enreach: (...args: readonly string[]) => Promise<CommandResult>;
  let TableName: string;

  beforeAll(async () => {
    pipeline = await startPipeline();
    const { endpoint, region, stackName, outputs } = pipeline.cloud;
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    dynamoDb = new DynamoDB({ endpoint, region, credentials });
    deployment = await findDeployment(stackName, { localEndpoint: endpoint });
    enreach = commandRunner(endpoint, stackName);
    TableName = outputs.QuarantineTableName ?? '';
  });
  afterAll(async () => {
    dynamoDb?.destroy();
    if (deployment) destroyClients(deployment.clients);
    await pipeline?.stop();
  });

  const quarantine = async (): Promise<string> => {
    const Id = randomUUID();
    await pipeline.post(JSON.stringify({ ...example, Id, CallId: 'none' }));
    return eventually(async () => {
      const found = (await pipeline.quarantined()).find(({ EventId }) => EventId?.S === Id);
      return found?.DeliveryId.S;
    });
  };

  /** As if it had a part more, which is lost. */
  const loseAPart = (deliveryId: string) =>
    dynamoDb.updateItem({
      TableName,
      Key: { DeliveryId: { S: deliveryId }, Part: { N: '0' } },
      UpdateExpression: 'SET Parts = :two',
      ExpressionAttributeValues: { ':two': { N: '2' } },
    });

  it('names the delivery that lacks a part; the others of a bulk are settled', async () => {
    const broken = await quarantine();
    const whole = await quarantine();
    await loseAPart(broken);
    const told = new RegExp(`${broken} is not whole: 1 of its 2 parts`);
    expect((await enreach('quarantine', 'show', broken)).output).toMatch(told);
    expect((await enreach('trace', broken)).output).toContain(`quarantine show ${broken}`);

    const release = ['quarantine', 'release', '--all', '--yes'];
    const { output, exitCode } = await enreach(...release);
    expect(output).toMatch(told);
    expect(output).toContain('1 failed\n');
    expect(output).toContain('1 stillRefused\n');
    expect(exitCode).toBe(1);
    const { stdout } = await enreach(...release, '--json');
    expect(JSON.parse(stdout)).toEqual(
      expect.arrayContaining([
        { deliveryId: broken, outcome: 'failed', error: expect.stringMatching(told) },
        expect.objectContaining({ deliveryId: whole, outcome: 'stillRefused' }),
      ]),
    );
    expect((await enreach('quarantine', 'drop', broken, whole, '--yes')).output).toContain(
      '2 dropped',
    );
    expect(await pipeline.quarantined()).toEqual([]);
  });

  it('tells who removes a delivery second that it is gone', async () => {
    const head = await getQuarantinedHead(deployment, await quarantine());
    if (!head) throw new Error('it must be there');
    expect(await dropQuarantined(deployment, head)).toBe(true);
    expect(await dropQuarantined(deployment, head)).toBe(false);
  });

  it('shows an event header that no event type is made of as malformed', async () => {
    const headers = { 'X-Benemen-Event': '+358 40 1234567' };
    await pipeline.post('no JSON', { headers });
    const found = await eventually(async () =>
      (await pipeline.quarantined()).find(({ Reason }) => Reason.S === 'invalidJson'),
    );
    const { output } = await enreach('quarantine', 'show', found.DeliveryId.S);
    expect(output).toMatch(/eventHeader +malformed\n/);
    expect(output).not.toContain('1234567');
  });

  it('does not take parts without a head for a delivery', async () => {
    const deliveryId = randomUUID();
    const GzippedBody = { B: Buffer.from('left') };
    await dynamoDb.putItem({
      TableName,
      Item: { DeliveryId: { S: deliveryId }, Part: { N: '1' }, GzippedBody },
    });
    const { output } = await enreach('quarantine', 'show', deliveryId);
    expect(output).toMatch(/^error: the quarantine holds no delivery .*quarantine list --stack/);
    expect((await enreach('quarantine', 'list')).exitCode).toBe(0);
  });
});
