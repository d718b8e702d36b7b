import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { EventBridge } from '@aws-sdk/client-eventbridge';
import { SQS } from '@aws-sdk/client-sqs';
import * as v from 'valibot';
import type { LambdaFunction } from '../../lib/local/lambda/function-types.ts';
import type { Template } from '../local/iam/changed-assembly.ts';
import { withCloud } from '../local/iam/observed-cloud.ts';
import { type FiringAlarms, firingAlarms } from './firing-alarms.ts';
import { eventually, type Pipeline, startPipeline } from './pipeline.ts';

const example: object = JSON.parse(readFileSync('docs/example-event.json', 'utf8'));
const newEvent = (change: object = {}): string =>
  JSON.stringify({ ...example, Id: randomUUID(), ...change });

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** A rule of whoever uses the bus; its queue is gone. */
const lostRule = {
  Name: 'Lost',
  EventPattern: JSON.stringify({ source: ['enreach.webhooks'] }),
};
const goneQueue = { Id: 'gone', Arn: 'arn:aws:sqs:us-east-1:000000000000:gone' };

describe('every alarm, against what the functions and services really measure', () => {
  let pipeline: Pipeline;
  let sqs: SQS;
  let eventBridge: EventBridge;
  const seen = new Set<string>();

  beforeAll(async () => {
    pipeline = await startPipeline();
    const { endpoint, region } = pipeline.cloud;
    sqs = new SQS({ endpoint, region, credentials });
    eventBridge = new EventBridge({ endpoint, region, credentials });
  });
  afterEach(() => pipeline.cloud.setFaults([]));
  afterAll(async () => {
    sqs.destroy();
    eventBridge.destroy();
    await pipeline.stop();
  });

  const output = (name: string): string => pipeline.cloud.outputs[name] ?? '';

  const functionNamed = (part: string): [name: string, lambda: LambdaFunction] => {
    const found = [...pipeline.cloud.functions].find(([name]) => name.includes(part));
    if (!found) throw new Error(`no function ${part}`);
    return found;
  };

  const invoke = (part: string, payload: object): Promise<Response> => {
    const [name] = functionNamed(part);
    const url = `${pipeline.cloud.endpoint}/2015-03-31/functions/${name}/invocations`;
    return fetch(url, { method: 'POST', body: JSON.stringify(payload) });
  };

  const enableConsumer = async (Enabled: boolean): Promise<void> => {
    const mappings = `${pipeline.cloud.endpoint}/2015-03-31/event-source-mappings`;
    const list = await (await fetch(mappings)).json();
    const schema = v.object({ EventSourceMappings: v.array(v.object({ UUID: v.string() })) });
    for (const { UUID } of v.parse(schema, list).EventSourceMappings)
      await fetch(`${mappings}/${UUID}`, { method: 'PUT', body: JSON.stringify({ Enabled }) });
    const isThere = async () =>
      v
        .parse(
          v.object({ EventSourceMappings: v.array(v.object({ State: v.string() })) }),
          await (await fetch(mappings)).json(),
        )
        .EventSourceMappings.every(({ State }) => State === (Enabled ? 'Enabled' : 'Disabled'));
    await eventually(isThere);
  };

  const settled = () => eventually(() => pipeline.cloud.queuedMessages() === 0);

  /** From nothing measured but one event that went as it should. */
  const afresh = async (): Promise<void> => {
    await settled();
    pipeline.cloud.cloudWatch.store.clear();
    const { length } = pipeline.outcomes('published');
    expect((await pipeline.post(newEvent())).status).toBe(200);
    await eventually(() => pipeline.outcomes('published').length > length);
    await settled();
    expect(firingAlarms(pipeline.cloud)).toEqual({ once: [], lasting: [] });
  };

  /** Waits for the alarms that are expected, and for what else is under way: it must raise no other. */
  const expectFiring = async (expected: FiringAlarms, laterMs = 0): Promise<void> => {
    await eventually(() => {
      const { once, lasting } = firingAlarms(pipeline.cloud, laterMs);
      return (
        expected.once.every((name) => once.includes(name)) &&
        expected.lasting.every((name) => lasting.includes(name))
      );
    }).catch(() => {}); // The comparison says which is missing.
    expect(firingAlarms(pipeline.cloud, laterMs)).toEqual(expected);
    for (const name of [...expected.once, ...expected.lasting]) seen.add(name);
  };

  it('silence: before the first event, and three days after the last', async () => {
    await expectFiring({ once: ['silence'], lasting: ['silence'] });
    await afresh();
    expect(firingAlarms(pipeline.cloud, 2 * dayMs).once).toEqual([]);
    // AWS looks back two periods more when data is missing.
    await expectFiring({ once: ['silence'], lasting: ['silence'] }, 3.2 * dayMs);
  });

  it('refused-token: ten in five minutes, not nine', async () => {
    await afresh();
    const guess = (token: string) =>
      pipeline.post(newEvent(), { headers: { 'X-Benemen-Token': token } });
    for (const token of 'abcdefghi') expect((await guess(token)).status).toBe(401);
    await expectFiring({ once: [], lasting: ['refused-token-lasting'] });
    await guess('j');
    await expectFiring({
      once: ['refused-token'],
      lasting: ['refused-token', 'refused-token-lasting'],
    });
  });

  it('refused-token-lasting: one in each of three periods, as where few events come', async () => {
    await afresh();
    await pipeline.post(newEvent(), { headers: { 'X-Benemen-Token': 'former' } });
    await expectFiring({ once: [], lasting: ['refused-token-lasting'] });
  });

  it('quarantined', async () => {
    await afresh();
    await pipeline.post('{"Id":');
    await expectFiring({ once: ['quarantined'], lasting: ['quarantined'] });
  });

  it('unknown-event-types', async () => {
    await afresh();
    await pipeline.post(newEvent({ EventType: 'QueueCallTeleported' }));
    await expectFiring({ once: ['unknown-event-types'], lasting: ['unknown-event-types'] });
  });

  it('refused-too-large: too large for the queue', async () => {
    await afresh();
    const Note = randomBytes(2_000_000).toString('base64');
    expect((await pipeline.post(newEvent({ Note }))).status).toBe(413);
    await expectFiring({ once: ['refused-too-large'], lasting: ['refused-too-large'] });
  });

  it('gateway-too-large: too large for API Gateway', async () => {
    await afresh();
    expect((await pipeline.post(Buffer.alloc(10 * 1024 * 1024 + 1, 'a'))).status).toBe(413);
    await expectFiring({ once: ['gateway-too-large'], lasting: ['gateway-too-large'] });
  });

  it('failed-rules: a rule of anyone on the bus', async () => {
    await afresh();
    const EventBusName = output('EventBusName');
    await eventBridge.putRule({ ...lostRule, EventBusName });
    await eventBridge.putTargets({ Rule: lostRule.Name, EventBusName, Targets: [goneQueue] });
    await pipeline.post(newEvent());
    await expectFiring({ once: ['failed-rules'], lasting: ['failed-rules'] });
    await eventBridge.removeTargets({ Rule: lostRule.Name, EventBusName, Ids: [goneQueue.Id] });
    await eventBridge.deleteRule({ Name: lostRule.Name, EventBusName });
  });

  it('oldest-message: five minutes, in three of them', async () => {
    await afresh();
    await enableConsumer(false);
    await pipeline.post(newEvent());
    await expectFiring({ once: [], lasting: [] }, 4 * minuteMs);
    await expectFiring({ once: [], lasting: ['oldest-message'] }, 6 * minuteMs);
    await enableConsumer(true);
  });

  it('server-errors when they last; server-errors-burst in an outage that is over in one period', async () => {
    await afresh();
    pipeline.cloud.setFaults(['sqs.SendMessage=503']);
    const unavailable = async () => expect((await pipeline.post(newEvent())).status).toBe(503);
    for (let index = 0; index < 4; index += 1) await unavailable();
    await expectFiring({ once: [], lasting: ['server-errors'] });
    await unavailable();
    pipeline.cloud.setFaults([]);
    await expectFiring({
      once: ['server-errors-burst'],
      lasting: ['server-errors', 'server-errors-burst'],
    });
  });

  it('ingress-errors: a crash', async () => {
    await afresh();
    pipeline.cloud.setFaults(['lambda.ingress=kill']);
    await eventually(async () => (await pipeline.post(newEvent())).status >= 500);
    pipeline.cloud.setFaults([]);
    await settled();
    await expectFiring({ once: ['ingress-errors'], lasting: ['server-errors', 'ingress-errors'] });
  });

  it('ingress-throttles', async () => {
    await afresh();
    pipeline.cloud.setFaults(['lambda.ingress=throttle']);
    expect((await pipeline.post(newEvent())).status).toBe(503);
    pipeline.cloud.setFaults([]);
    await expectFiring({
      once: ['ingress-throttles'],
      lasting: ['server-errors', 'ingress-throttles'],
    });
  });

  it('consumer-errors', async () => {
    await afresh();
    await invoke('Consumer', {});
    await expectFiring({ once: ['consumer-errors'], lasting: ['consumer-errors'] });
  });

  it('consumer-throttles: when they last', async () => {
    await afresh();
    pipeline.cloud.setFaults(['lambda.consumer=throttle']);
    expect((await invoke('Consumer', { Records: [] })).status).toBe(429);
    pipeline.cloud.setFaults([]);
    await expectFiring({ once: [], lasting: ['consumer-throttles'] });
  });

  it('failed-marks: all tries of an invocation', async () => {
    await afresh();
    pipeline.cloud.setFaults(['dynamodb.BatchWriteItem=500']);
    await pipeline.post(newEvent());
    await expectFiring({ once: ['failed-marks'], lasting: ['failed-marks'] });
    pipeline.cloud.setFaults([]);
  });

  it('previous-secret: when it lasts', async () => {
    await afresh();
    await pipeline.putSecret('rotated');
    // A new environment reads the secrets at once.
    functionNamed('Ingress')[1].kill();
    expect((await pipeline.post(newEvent())).status).toBe(200);
    await settled();
    await expectFiring({ once: [], lasting: ['previous-secret'] });
    await pipeline.putSecret('end-to-end-secret');
    functionNamed('Ingress')[1].kill();
  });

  it('stuck-deliveries and retries-surge when they last, then dead-letters', async () => {
    await afresh();
    pipeline.cloud.setFaults(['dynamodb.UpdateItem=500']);
    const { length: before } = pipeline.outcomes('retry');
    await pipeline.post(newEvent());
    const retries = () => pipeline.outcomes('retry').slice(before);
    await eventually(() => retries().some((line) => line.includes('"receiveCount":4')), 30_000);
    await expectFiring({ once: [], lasting: ['stuck-deliveries'] });
    await Promise.all(Array.from({ length: 20 }, () => pipeline.post(newEvent())));
    await expectFiring({ once: [], lasting: ['retries-surge', 'stuck-deliveries'] });

    const deadLetterTargetArn = 'arn:aws:sqs:us-east-1:000000000000:';
    const name = output('DeadLetterQueueUrl').split('/').at(-1);
    await sqs.setQueueAttributes({
      QueueUrl: output('DeliveryQueueUrl'),
      Attributes: {
        RedrivePolicy: JSON.stringify({
          deadLetterTargetArn: `${deadLetterTargetArn}${name}`,
          maxReceiveCount: 1,
        }),
      },
    });
    await expectFiring({
      once: ['dead-letters'],
      lasting: ['retries-surge', 'stuck-deliveries', 'dead-letters'],
    });
  });

  it('refused-source and gateway-throttled: with an allow list and a small burst', async () => {
    const change = (template: Template): Template => {
      const Resources = Object.entries(template.Resources).map(([id, resource]) => {
        const { Type, Properties } = resource;
        if (Type === 'AWS::ApiGatewayV2::Stage') {
          const DefaultRouteSettings = { ThrottlingRateLimit: 0.001, ThrottlingBurstLimit: 10 };
          return [id, { ...resource, Properties: { ...Properties, DefaultRouteSettings } }];
        }
        if (Type !== 'AWS::Lambda::Function' || !id.includes('Ingress')) return [id, resource];
        const allowed = JSON.stringify(Properties).replace(
          String.raw`\"path\":\"/webhook\"`,
          String.raw`\"path\":\"/webhook\",\"allowedSources\":[\"203.0.113.0/24\"]`,
        );
        return [id, { ...resource, Properties: JSON.parse(allowed) }];
      });
      return { ...template, Resources: Object.fromEntries(Resources) };
    };
    await withCloud({ change }, async ({ cloud, post }) => {
      for (let index = 0; index < 9; index += 1) expect(await post(newEvent())).toBe(403);
      expect(firingAlarms(cloud).once).toEqual(['silence']);
      expect(await post(newEvent())).toBe(403);
      const once = () => firingAlarms(cloud).once;
      await eventually(() => once().includes('refused-source'));
      expect(once()).toEqual(['silence', 'refused-source']);
      expect(firingAlarms(cloud).lasting).toContain('refused-source-lasting');
      seen.add('refused-source-lasting');
      expect(await post(newEvent())).toBe(429);
      expect(once()).toEqual(['silence', 'refused-source', 'gateway-throttled']);
      for (const name of once()) seen.add(name);
    });
  });

  it('leaves no alarm untried', () => {
    const all = pipeline.cloud.cloudWatch
      .evaluateAlarms()
      .map(({ alarm }) => alarm.name.replace(`${pipeline.cloud.stackName}-`, ''));
    expect([...seen].sort()).toEqual(all.sort());
  });
});
