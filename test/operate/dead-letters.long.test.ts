import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type ListMessageMoveTasksCommandOutput, SQS } from '@aws-sdk/client-sqs';
import * as v from 'valibot';
import { destroyClients } from '../../lib/operate/clients.ts';
import { redriveDeadLetters } from '../../lib/operate/dead-letters/redrive-dead-letters.ts';
import { findDeployment } from '../../lib/operate/deployment.ts';
import { eventually, type Pipeline, startPipeline } from '../end-to-end/pipeline.ts';
import { allowReceives } from './allow-receives.ts';
import { type CommandResult, commandRunner } from './run-command.ts';

const example: Readonly<Record<string, unknown>> = JSON.parse(
  readFileSync('docs/example-event.json', 'utf8'),
);

const listSchema = v.array(v.object({ deliveryId: v.string() }));

describe('the dead-letter queue', () => {
  let pipeline: Pipeline;
  let sqs: SQS;
  let enreach: (...args: readonly string[]) => Promise<CommandResult>;
  const ids = [randomUUID(), randomUUID(), randomUUID()];

  const list = async () =>
    v.parse(listSchema, JSON.parse((await enreach('dlq', 'list', '--json')).stdout));

  beforeAll(async () => {
    pipeline = await startPipeline();
    const { endpoint, region, stackName } = pipeline.cloud;
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    sqs = new SQS({ endpoint, region, credentials });
    enreach = commandRunner(endpoint, stackName);
    await allowReceives(pipeline.cloud, sqs, 1);
    pipeline.cloud.setFaults(['dynamodb.UpdateItem=ResourceNotFoundException:1']);
    const headers = { 'X-Benemen-Event': `${example.EventType}` };
    for (const Id of ids) {
      const { status } = await pipeline.post(JSON.stringify({ ...example, Id }), { headers });
      expect(status).toBe(200);
    }
    await eventually(async () => (await list()).length === ids.length, 20_000);
    pipeline.cloud.setFaults([]);
    await allowReceives(pipeline.cloud, sqs, 20);
  });
  afterAll(async () => {
    sqs?.destroy();
    await pipeline?.stop();
  });

  it('lists what is there, no more than is asked for, and leaves it there', async () => {
    const { output } = await enreach('dlq', 'list', '--most', '2');
    expect(output).toMatch(/QueueCallInUserAllocated +default +\d+ +[0-9a-f-]{36}\n/);
    expect(output).toContain('2 shown, about 3 there.');
    expect(output).not.toContain(`${example.CallerNumber}`);
    expect(await list()).toHaveLength(ids.length);
    expect((await enreach('status')).output).toMatch(/in the dead-letter queue +3\n/);
  });

  it('shows one without its values, and with them when asked', async () => {
    const [letter] = await list();
    const show = ['dlq', 'show', letter?.deliveryId ?? ''];
    const { output } = await enreach(...show);
    expect(output).toMatch(new RegExp(`deliveryId +${letter?.deliveryId}\n`));
    expect(output).toContain(`Next: enreach trace ${letter?.deliveryId}`);
    expect(output).not.toContain(`${example.CallerNumber}`);
    expect((await enreach(...show, '--body')).output).toContain(`${example.CallerNumber}`);
    const trace = await enreach('trace', letter?.deliveryId ?? '');
    expect(trace.output).toMatch(/retry +.*cause=fault step=claim error=ResourceNotFoundException/);
    const none = await enreach('dlq', 'show', randomUUID());
    expect(none).toMatchObject({
      exitCode: 1,
      output: expect.stringMatching(
        /^error: .* dlq list --stack EndToEnd --endpoint-url http:\S+\n$/,
      ),
    });
  });

  it('says that some are hidden, in place of saying that there are none', async () => {
    const QueueUrl = pipeline.cloud.outputs.DeadLetterQueueUrl ?? '';
    const received = await sqs.receiveMessage({
      QueueUrl,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 30,
    });
    try {
      expect((await enreach('dlq', 'list')).output).toMatch(/About 3 are hidden .*\n.*to be seen/);
      expect((await enreach('dlq', 'show', randomUUID())).output).toMatch(/^error: .*3 are hidden/);
      const redrive = await enreach('dlq', 'redrive', '--yes');
      expect(redrive).toMatchObject({ exitCode: 1, output: expect.stringMatching('3 are hidden') });
    } finally {
      for (const { ReceiptHandle } of received.Messages ?? [])
        await sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 });
    }
  });

  it('is sent through the pipeline again, once that is mended', async () => {
    expect((await enreach('dlq', 'redrive')).output).toMatch(/Would move about 3 .*\n.*Dry run/);
    expect(await list()).toHaveLength(ids.length);
    const { output, exitCode } = await enreach('dlq', 'redrive', '--yes');
    expect(output).toContain('COMPLETED: 3 moved. Next: enreach status');
    expect(exitCode).toBe(0);
    await eventually(() => pipeline.receivedCounts().size === ids.length);
    expect(ids.map((id) => pipeline.received(id).length)).toEqual([1, 1, 1]);
    expect(output.match(/moved \d+ of/g) ?? []).toEqual([
      ...new Set(output.match(/moved \d+ of/g) ?? []),
    ]);
    const empty = await enreach('dlq', 'redrive', '--yes');
    expect(empty).toMatchObject({ exitCode: 0, output: 'Nothing is in the dead-letter queue.\n' });
  });

  it('does not take the redrive before for its own, which SQS may list for a while', async () => {
    const { endpoint: localEndpoint, stackName, outputs } = pipeline.cloud;
    const deployment = await findDeployment(stackName, { localEndpoint });
    const QueueUrl = outputs.DeadLetterQueueUrl ?? '';
    await sqs.sendMessage({ QueueUrl, MessageBody: JSON.stringify(example) });
    type Answer = {
      readonly response: unknown;
      readonly output: ListMessageMoveTasksCommandOutput;
    };
    const lists: Answer[] = [];
    deployment.clients.sqs.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          const answer = await next(args);
          if (commandName !== 'ListMessageMoveTasksCommand') return answer;
          lists.push(answer);
          // The second look sees what the first saw.
          return lists.length === 2
            ? { ...answer, output: lists[0]?.output ?? answer.output }
            : answer;
        },
      { step: 'initialize' },
    );
    try {
      const redrive = await redriveDeadLetters(deployment, 500, () => {});
      expect(redrive).toMatchObject({ status: 'COMPLETED', moved: 1 });
      expect(lists.length).toBeGreaterThan(2);
    } finally {
      destroyClients(deployment.clients);
    }
  });
});
