import { SQS } from '@aws-sdk/client-sqs';
import * as v from 'valibot';
import { destroyClients } from '../../lib/operate/clients.ts';
import { type Deployment, findDeployment } from '../../lib/operate/deployment.ts';
import { checkAlarms } from '../../lib/operate/doctor/check-alarms.ts';
import { checkCanary } from '../../lib/operate/doctor/check-canary.ts';
import { examine } from '../../lib/operate/doctor/examine.ts';
import type { Finding } from '../../lib/operate/doctor/finding.ts';
import { countSecretUse } from '../../lib/operate/secrets/secret-use.ts';
import { eventually, type Pipeline, secret, startPipeline } from '../end-to-end/pipeline.ts';
import { copyAssembly, readTemplate, type Template } from '../local/iam/changed-assembly.ts';
import { sharedAssembly } from '../shared-assembly/shared-assembly.ts';
import { type CommandResult, commandRunner } from './run-command.ts';

const dayMs = 86_400_000;

const findingsSchema = v.array(
  v.object({
    check: v.string(),
    verdict: v.picklist(['ok', 'warning', 'fault', 'skipped']),
    detail: v.string(),
    next: v.optional(v.string()),
  }),
);

/** Somebody is to hear of the alarms, who has not confirmed it. */
const withSubscriber = (template: Template): Template => {
  const topic = Object.entries(template.Resources).find(([, { Type }]) => /Topic$/.test(Type));
  const Properties = {
    TopicArn: { Ref: topic?.[0] },
    Protocol: 'email',
    Endpoint: 'operator@example.com',
  };
  const Subscriber = { Type: 'AWS::SNS::Subscription', Properties };
  return { ...template, Resources: { ...template.Resources, Subscriber } };
};

describe('enreach doctor', () => {
  let copy: ReturnType<typeof copyAssembly>;
  let pipeline: Pipeline;
  let deployment: Deployment;
  let sqs: SQS;
  let enreach: (...args: readonly string[]) => Promise<CommandResult>;

  beforeAll(async () => {
    const directory = await sharedAssembly();
    copy = copyAssembly(directory, withSubscriber(readTemplate(directory)));
    pipeline = await startPipeline(copy.directory);
    const { endpoint, region, stackName } = pipeline.cloud;
    enreach = commandRunner(endpoint, stackName);
    deployment = await findDeployment(stackName, { localEndpoint: endpoint });
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    sqs = new SQS({ endpoint, region, credentials });
  });
  afterAll(async () => {
    sqs?.destroy();
    if (deployment) destroyClients(deployment.clients);
    await pipeline?.stop();
    copy?.remove();
  });
  afterEach(async () => {
    pipeline.cloud.setFaults([]);
    const QueueUrl = pipeline.cloud.outputs.DeadLetterQueueUrl ?? '';
    const { Messages = [] } = await sqs.receiveMessage({ QueueUrl });
    for (const { ReceiptHandle } of Messages) await sqs.deleteMessage({ QueueUrl, ReceiptHandle });
    pipeline.cloud.cloudWatch.store.clear();
  });

  const faultsOf = (findings: readonly Finding[]) =>
    findings.filter(({ verdict }) => verdict === 'fault');

  /** What it finds wrong; its exit code must agree. @param waitSeconds - short where the canary cannot come. */
  const faults = async (waitSeconds = 60): Promise<readonly Finding[]> => {
    const { stdout, exitCode } = await enreach('doctor', '--wait', `${waitSeconds}`, '--json');
    const found = faultsOf(v.parse(findingsSchema, JSON.parse(stdout)));
    expect(exitCode).toBe(found.length > 0 ? 1 : 0);
    return found;
  };

  it('finds a healthy deployment healthy, though Enreach has sent nothing yet', async () => {
    const { output, exitCode } = await enreach('doctor');
    expect(output).toMatch(/ok +default: http:\S+\/webhook +answers 200\n/);
    expect(output).toMatch(/ok +default: http:\S+\/webhook\/ +answers 200\n/);
    expect(output).toMatch(/ok +default: canary on the bus +seen by a rule\n/);
    expect(output).toMatch(/warning +alarms +EndToEnd-silence is on\n/);
    expect(output).toMatch(/\nHealthy\.\n$/);
    expect(exitCode).toBe(0);
    // Canaries are ours: nothing else counts them.
    expect(pipeline.receivedCounts().size).toBe(0);
    const { stdout } = await enreach('status', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ outcomes: { ingress: {}, consumer: {} } });
    expect(stdout).not.toContain('accepted');
    const [endpoint] = deployment.endpoints;
    const use = endpoint && (await countSecretUse(deployment, endpoint, 0));
    expect(use).toEqual({ withCurrent: 0, withPrevious: 0, previousSeenAt: undefined });
  });

  it('names the consumer that is paused', async () => {
    await enreach('pause', '--yes');
    await eventually(async () => (await enreach('status')).output.includes('consumer Disabled'));
    expect(await faults(1)).toMatchObject([
      {
        check: 'consumer reads the queue',
        detail: 'Disabled',
        next: expect.stringMatching(/^enreach resume --stack EndToEnd --endpoint-url http:\S+$/),
      },
      { check: 'default: canary on the bus', next: expect.stringMatching(/^enreach trace /) },
    ]);
    await enreach('resume');
    await eventually(async () => (await enreach('status')).output.includes('consumer Enabled'));
  });

  it('names what is in the dead-letter queue', async () => {
    const QueueUrl = pipeline.cloud.outputs.DeadLetterQueueUrl ?? '';
    await sqs.sendMessage({ QueueUrl, MessageBody: '{}' });
    expect(await faults()).toMatchObject([
      {
        check: 'dead-letter queue',
        detail: 'about 1 deliveries failed for good',
        next: expect.stringMatching(
          /^enreach dlq list .*, mend the cause, enreach dlq redrive --stack/,
        ),
      },
      { check: 'alarms', next: expect.stringContaining('docs/runbook.md#dead-letters') },
    ]);
  });

  it('names the front door that does not take an event', async () => {
    pipeline.cloud.setFaults(['sqs.SendMessage=QueueDoesNotExist:1']);
    const found = await faults();
    expect(found.map(({ check, detail }) => `${check} ${detail}`)).toEqual([
      expect.stringMatching(/^default: \S+\/webhook answers 503$/),
      expect.stringMatching(/^default: \S+\/webhook\/ answers 503$/),
    ]);
    expect(found[0]?.next).toContain('enreach tail --failures');
  });

  it('names the check that a permission is missing for, and makes the others', async () => {
    pipeline.cloud.setFaults(['dynamodb.Scan=AccessDeniedException:1']);
    expect(await faults()).toMatchObject([
      { check: 'quarantine', detail: expect.stringMatching(/AccessDenied.*--profile/) },
    ]);
  });

  it('names the alarm that is on, in the words of its runbook', async () => {
    const headers = { 'X-Benemen-Token': 'guessed' };
    for (let guess = 0; guess < 10; guess += 1) await pipeline.post('{}', { headers });
    expect(await faults()).toMatchObject([
      {
        check: 'alarms',
        detail: 'EndToEnd-refused-token is on',
        next: expect.stringContaining('docs/runbook.md#refused-token'),
      },
    ]);
  });

  it('names the rotation that was forgotten, and the secret that is old', async () => {
    const later = async (days: number) => {
      const options = { waitMs: 60_000, nowMs: Date.now() + days * dayMs };
      const findings = await examine(deployment, options);
      return findings.find(({ check }) => check === 'default: secret');
    };
    expect(await later(364)).toMatchObject({ verdict: 'ok' });
    expect(await later(366)).toMatchObject({
      verdict: 'warning',
      next: expect.stringMatching(/^enreach secret rotate --endpoint default --stack/),
    });
    await pipeline.putSecret(secret);
    expect(await later(13)).toMatchObject({ verdict: 'ok', detail: '13 days old, rotation open' });
    expect(await later(15)).toMatchObject({
      verdict: 'warning',
      next: expect.stringMatching(/^enreach secret finish --endpoint default --stack/),
    });
  });

  it('names the address that has not confirmed its subscription to the alarms', async () => {
    const listeners = async (isLocal: boolean) => {
      const findings = await checkAlarms({ ...deployment, isLocal });
      return findings.find(({ check }) => check === 'who hears the alarms');
    };
    const detail = '1 of 1 subscriptions are not confirmed';
    const next = expect.stringContaining('follow the link in the mail');
    expect(await listeners(false)).toMatchObject({ verdict: 'fault', detail, next });
    // No mail goes out there.
    expect(await listeners(true)).toMatchObject({ verdict: 'warning', detail, next });
  });

  it('gives one verdict for what is quarantined: a warning', async () => {
    await pipeline.post('no JSON');
    await eventually(async () => (await pipeline.quarantined()).length > 0);
    expect(await faults()).toEqual([]);
    const { output } = await enreach('doctor');
    expect(output).toMatch(/warning +quarantine +1 invalidJson\n/);
    expect(output).toMatch(/warning +alarms +EndToEnd-quarantined is on\n/);
    expect(output).toContain('quarantine: enreach quarantine list --stack EndToEnd --endpoint-url');
    await enreach('quarantine', 'drop', '--all', '--yes');
  });

  /** The deployment, with clients that a test may tamper with. */
  const withOwnClients = async (work: (own: Deployment) => Promise<void>) => {
    const { endpoint, stackName } = pipeline.cloud;
    const own = await findDeployment(stackName, { localEndpoint: endpoint });
    try {
      await work(own);
    } finally {
      destroyClients(own.clients);
    }
  };

  it('names the alarms that are switched off, and asks for no alarms but those of the stack', () =>
    withOwnClients(async (own) => {
      const asked: unknown[] = [];
      own.clients.cloudWatch.middlewareStack.add(
        (next) => async (args) => {
          asked.push(args.input);
          const MetricAlarms = [{ AlarmName: 'Off', StateValue: 'OK', ActionsEnabled: false }];
          const answer = await next(args);
          return { ...answer, output: { ...answer.output, MetricAlarms } };
        },
        { step: 'initialize' },
      );
      expect(await checkAlarms(own)).toMatchObject([
        { verdict: 'ok', detail: '1, none on' },
        {
          verdict: 'warning',
          detail: 'switched off, nobody hears: Off',
          next: expect.stringMatching(
            /^aws cloudwatch enable-alarm-actions --alarm-names Off --end/,
          ),
        },
        { check: 'who hears the alarms' },
      ]);
      const AlarmNames = expect.arrayContaining(['EndToEnd-silence', 'EndToEnd-quarantined']);
      expect(asked).toEqual([{ AlarmNames, MaxRecords: 100 }]);
    }));

  it('warns of a stack without alarms', () =>
    withOwnClients(async (own) => {
      own.clients.cloudFormation.middlewareStack.add(
        (next) => async (args) => {
          const answer = await next(args);
          return { ...answer, output: { ...answer.output, StackResourceSummaries: [] } };
        },
        { step: 'initialize' },
      );
      const [alarms] = await checkAlarms(own);
      expect(alarms).toMatchObject({ verdict: 'warning', detail: 'there are none' });
    }));

  it('finds the canary on a later page of the log', () =>
    withOwnClients(async (own) => {
      own.clients.logs.middlewareStack.add(
        (next) => async (args) => {
          const { nextToken, ...input } = { nextToken: undefined, ...args.input };
          const answer = await next({ ...args, input });
          const first = { ...answer.output, events: [], nextToken: 'second' };
          return nextToken === 'second' ? answer : { ...answer, output: first };
        },
        { step: 'initialize' },
      );
      const [endpoint] = own.endpoints;
      const findings = endpoint && (await checkCanary(own, endpoint, { waitMs: 20_000 }));
      expect(findings?.at(-1)).toMatchObject({ verdict: 'ok', detail: 'seen by a rule' });
    }));

  it('names the canary that does not come to the bus', async () => {
    pipeline.cloud.setFaults(['events.PutEvents=throttle:1']);
    const found = await faults(1);
    expect(found).toMatchObject([
      { check: 'default: canary on the bus', detail: 'not seen within 1 s' },
    ]);
    const id = /^enreach trace (\S+) --stack/.exec(found[0]?.next ?? '')?.[1] ?? '';
    const retried = () => enreach('trace', id);
    await eventually(async () => (await retried()).output.includes('retry'), 20_000);
    expect((await retried()).output).toMatch(/retry .*step=publish/);
  });
});
