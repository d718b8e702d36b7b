import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventBridge } from '@aws-sdk/client-eventbridge';
import { SQS } from '@aws-sdk/client-sqs';
import { App } from 'aws-cdk-lib';
import type { BusEvent, GenericBusEvent } from '../../../lib/catalogue/index.ts';
import { sampleBusEvent } from '../../../lib/catalogue/sample-bus-event.ts';
import { type LocalCloud, startLocalCloud } from '../../../lib/local/local-cloud.ts';
import { eventually } from '../../end-to-end/pipeline.ts';
import { genericBusEvent } from '../handler/generic-bus-event.ts';
import { SubscriberStack } from './subscriber-stack.ts';

/** A subscriber's stack as it would deploy, on the local cloud: its policies are enforced. */
describe('a subscriber', () => {
  const assemblyDirectory = mkdtempSync(join(tmpdir(), 'subscriber-'));
  const lines: string[] = [];
  const unexpected: string[] = [];
  let cloud: LocalCloud;
  let events: EventBridge;
  let sqs: SQS;

  beforeAll(async () => {
    const app = new App({ outdir: assemblyDirectory, builtinCloudFormationValidation: false });
    new SubscriberStack(app, 'Subscriber');
    app.synth();
    cloud = await startLocalCloud({
      assemblyDirectory,
      port: 0,
      onActivity: (activity) => {
        if (activity.kind === 'log') lines.push(activity.text);
        if (activity.kind === 'denied') unexpected.push(activity.denial.action);
        if (activity.kind === 'problem') unexpected.push(activity.message);
      },
    });
    const { endpoint, region } = cloud;
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    events = new EventBridge({ endpoint, region, credentials });
    sqs = new SQS({ endpoint, region, credentials });
  });
  afterAll(async () => {
    events.destroy();
    sqs.destroy();
    await cloud.stop();
    rmSync(assemblyDirectory, { recursive: true });
  });

  const publish = async (...published: readonly (BusEvent | GenericBusEvent)[]) =>
    events.putEvents({
      Entries: published.map(({ source, detail, 'detail-type': DetailType }) => ({
        Source: source,
        DetailType,
        Detail: JSON.stringify(detail),
        EventBusName: cloud.outputs.BusName,
      })),
    });
  const linesWith = (text: string) => lines.filter((line) => line.includes(text));
  const arrival = (QueueName: string, seed: string) =>
    sampleBusEvent('QueueCallInArrived', { QueueName }, seed);

  const take = async (output: string) =>
    eventually(async () => {
      const { Messages: [message] = [] } = await sqs.receiveMessage({
        QueueUrl: cloud.outputs[output],
        MessageAttributeNames: ['All'],
      });
      return message;
    }, 30_000);

  it('handles what its filter lets through, once though it is published twice', async () => {
    const sales = arrival('Sales', 'first');
    const filtered = arrival('Test', 'filtered');
    const after = arrival('Sales', 'after');
    await publish(filtered, sales);
    await eventually(() => linesWith(sales.detail.Id).length > 0, 30_000);
    await publish(sales);
    await publish(after);
    await eventually(() => linesWith(after.detail.Id).length > 0, 30_000);
    expect(linesWith(sales.detail.Id)).toHaveLength(1);
    expect(linesWith(filtered.detail.Id)).toEqual([]);
  });

  it('handles a type that the catalogue lacks apart', async () => {
    await publish(genericBusEvent('QueueCallParked'));
    await eventually(() => linesWith('{"unknown":"QueueCallParked"}').length > 0, 30_000);
  });

  it('has what its function cannot handle in the dead-letter queue of its queue', async () => {
    const broken = arrival('Broken', 'broken');
    await publish(broken);
    const { Body = '' } = await take('FailedUrl');
    expect(JSON.parse(Body)).toMatchObject({ detail: { Id: broken.detail.Id } });
    expect(linesWith('cannot be handled')).not.toEqual([]);
    expect(unexpected).toEqual([]);
  });

  it('has what its rule cannot deliver in the dead-letter queue of its rule', async () => {
    const status = sampleBusEvent('QueueStatus');
    await publish(status);
    const { Body = '', MessageAttributes } = await take('NotDeliveredUrl');
    expect(JSON.parse(Body)).toMatchObject({ detail: { Id: status.detail.Id } });
    expect(MessageAttributes?.ERROR_CODE?.StringValue).toBe('NO_PERMISSIONS');
    expect(MessageAttributes?.RULE_ARN?.StringValue).toMatch(/:rule\/[^/]+\/ToClosed/);
  });
});
