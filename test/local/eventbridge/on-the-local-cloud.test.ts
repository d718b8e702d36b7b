import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventBridge } from '@aws-sdk/client-eventbridge';
import { type Message, SQS } from '@aws-sdk/client-sqs';
import type { Activity } from '../../../lib/local/activity.ts';
import { type LocalCloud, startLocalCloud } from '../../../lib/local/local-cloud.ts';

const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });

const queuePolicy = (queue: string, rule: string) => ({
  Type: 'AWS::SQS::QueuePolicy',
  Properties: {
    Queues: [{ Ref: queue }],
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'events.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: arnOf(queue),
          Condition: { ArnEquals: { 'aws:SourceArn': arnOf(rule) } },
        },
      ],
    },
  },
});

const ruleOn = (source: string, target: object) => ({
  Type: 'AWS::Events::Rule',
  Properties: {
    EventBusName: { Ref: 'Bus' },
    EventPattern: { source: [source] },
    State: 'ENABLED',
    Targets: [{ Id: 'Target0', ...target }],
  },
});

const Resources = {
  Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'Bus' } },
  Archive: {
    Type: 'AWS::Events::Archive',
    Properties: {
      SourceArn: arnOf('Bus'),
      EventPattern: { source: ['permitted'] },
      RetentionDays: 30,
    },
  },
  Queue: { Type: 'AWS::SQS::Queue' },
  Dead: { Type: 'AWS::SQS::Queue' },
  Permitted: ruleOn('permitted', { Arn: arnOf('Queue'), InputPath: '$.detail' }),
  Unpermitted: ruleOn('unpermitted', {
    Arn: arnOf('Queue'),
    DeadLetterConfig: { Arn: arnOf('Dead') },
    RetryPolicy: { MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 60 },
  }),
  QueuePolicy: queuePolicy('Queue', 'Permitted'),
  DeadPolicy: queuePolicy('Dead', 'Unpermitted'),
};

const assemblyOf = (resources: object): string => {
  const directory = mkdtempSync(join(tmpdir(), 'assembly-'));
  const write = (file: string, content: object) =>
    writeFileSync(join(directory, file), JSON.stringify(content));
  const properties = { templateFile: 'Stack.template.json' };
  write('manifest.json', {
    artifacts: { Stack: { type: 'aws:cloudformation:stack', properties } },
  });
  write('Stack.assets.json', { files: {} });
  write('Stack.template.json', { Resources: resources });
  return directory;
};

describe('EventBridge on the local cloud', () => {
  const assemblyDirectory = assemblyOf(Resources);
  const activities: Activity[] = [];
  let cloud: LocalCloud;
  let events: EventBridge;
  let sqs: SQS;

  beforeAll(async () => {
    cloud = await startLocalCloud({
      assemblyDirectory,
      port: 0,
      onActivity: (activity) => void activities.push(activity),
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

  const put = (Source: string, Detail: string) =>
    events.putEvents({ Entries: [{ Source, DetailType: 'T', Detail, EventBusName: 'Bus' }] });

  /** Takes the next message of a queue for good. */
  const take = async (queue: string): Promise<Message> => {
    const QueueUrl = `${cloud.endpoint}/000000000000/${queue}`;
    const { Messages = [] } = await sqs.receiveMessage({
      QueueUrl,
      WaitTimeSeconds: 5,
      MessageAttributeNames: ['All'],
    });
    const [message] = Messages;
    if (!message) throw new Error(`${queue} is empty`);
    await sqs.deleteMessage({ QueueUrl, ReceiptHandle: message.ReceiptHandle });
    return message;
  };

  it("sends to a queue of the emulator what the rule's target asks for", async () => {
    await put('permitted', '{"text":"x","n":1.50}');
    expect(await take('Queue')).toMatchObject({ Body: '{"text":"x","n":1.50}' });
  });

  it('delivers characters that the emulator refuses, escaped', async () => {
    await put('permitted', '{"text":"😀"}');
    const { Body = '' } = await take('Queue');
    expect(JSON.parse(Body)).toEqual({ text: '😀' });
  });

  it('tries again while SQS fails, and says so', async () => {
    cloud.setFaults(['sqs.SendMessage=503:1']);
    await put('permitted', '{"retried":true}');
    while (!activities.some(({ kind }) => kind === 'deliveryFailed'))
      await new Promise(setImmediate);
    cloud.setFaults([]);
    expect(await take('Queue')).toMatchObject({ Body: '{"retried":true}' });
    expect(activities).toContainEqual(
      expect.objectContaining({
        kind: 'deliveryFailed',
        rule: 'Permitted',
        code: 'ERROR_FROM_TARGET',
        next: 'retry',
      }),
    );
  });

  it('sends an event to the dead-letter queue at once where the queue policy lacks the rule', async () => {
    await put('unpermitted', '{}');
    const { Body = '', MessageAttributes = {} } = await take('Dead');
    expect(JSON.parse(Body)).toMatchObject({ source: 'unpermitted', detail: {} });
    const attributes = Object.entries(MessageAttributes).map(([name, { StringValue }]) => [
      name,
      StringValue,
    ]);
    expect(Object.fromEntries(attributes)).toEqual({
      RULE_ARN: 'arn:aws:events:us-east-1:000000000000:rule/Bus/Unpermitted',
      TARGET_ARN: 'arn:aws:sqs:us-east-1:000000000000:Queue',
      ERROR_CODE: 'NO_PERMISSIONS',
      ERROR_MESSAGE: expect.stringContaining('is not authorized to perform: sqs:SendMessage'),
      RETRY_ATTEMPTS: '0',
    });
  });

  it('delivers to a queue that is made while it runs, by a rule put over the API', async () => {
    await sqs.createQueue({ QueueName: 'Made' });
    await events.putRule({
      Name: 'made',
      EventBusName: 'Bus',
      EventPattern: '{"source":["made"]}',
    });
    const Arn = 'arn:aws:sqs:us-east-1:000000000000:Made';
    await events.putTargets({
      Rule: 'made',
      EventBusName: 'Bus',
      Targets: [
        {
          Id: '1',
          Arn,
          InputTransformer: {
            InputPathsMap: { n: '$.detail.n' },
            InputTemplate: '{"n": <n>, "rule": <aws.events.rule-name>}',
          },
        },
        { Id: '2', Arn: `${Arn}-not`, DeadLetterConfig: { Arn } },
      ],
    });
    await put('made', '{"n":7}');
    const messages = [await take('Made'), await take('Made')];
    expect(messages.map(({ Body = '' }) => JSON.parse(Body))).toEqual(
      expect.arrayContaining([
        { n: 7, rule: 'made' },
        expect.objectContaining({ source: 'made', detail: { n: 7 } }),
      ]),
    );
    const codes = messages.map(
      ({ MessageAttributes }) => MessageAttributes?.ERROR_CODE?.StringValue,
    );
    expect(codes).toContain('NO_RESOURCE');
  });

  it("replays the template's archive to the rules that are there", async () => {
    const { Archives = [] } = await events.listArchives({});
    expect(Archives).toMatchObject([{ ArchiveName: 'Archive', RetentionDays: 30, EventCount: 3 }]);
    await events.startReplay({
      ReplayName: 'again',
      EventSourceArn: 'arn:aws:events:us-east-1:000000000000:archive/Archive',
      EventStartTime: new Date(Date.now() - 60_000),
      EventEndTime: new Date(Date.now() + 60_000),
      Destination: { Arn: 'arn:aws:events:us-east-1:000000000000:event-bus/Bus' },
    });
    const bodies = [await take('Queue'), await take('Queue'), await take('Queue')];
    expect(bodies.map(({ Body }) => Body)).toContain('{"text":"x","n":1.50}');
    expect(activities.filter(({ kind }) => kind === 'replayed')).toHaveLength(3);
  });
});
