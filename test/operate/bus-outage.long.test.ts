import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SQS } from '@aws-sdk/client-sqs';
import * as v from 'valibot';
import { eventually, type Pipeline, startPipeline } from '../end-to-end/pipeline.ts';
import { allowReceives } from './allow-receives.ts';
import { type CommandResult, commandRunner } from './run-command.ts';

const example: object = JSON.parse(readFileSync('docs/example-event.json', 'utf8'));

const statusSchema = v.object({
  deadLetterQueue: v.number(),
  deliveryQueue: v.object({ waiting: v.number(), inFlight: v.number() }),
});
const findingsSchema = v.array(
  v.object({ check: v.string(), verdict: v.string(), next: v.optional(v.string()) }),
);

/** Two receives stand for the twenty of three hours: of the first ones some wait out the leases of unknown outcomes. */
const receives = 2;
const waitMs = 180_000;

describe('an outage of EventBridge', () => {
  let pipeline: Pipeline;
  let sqs: SQS;
  let enreach: (...args: readonly string[]) => Promise<CommandResult>;

  beforeAll(async () => {
    pipeline = await startPipeline();
    const { endpoint, region, stackName } = pipeline.cloud;
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    sqs = new SQS({ endpoint, region, credentials });
    enreach = commandRunner(endpoint, stackName);
  });
  afterAll(async () => {
    sqs?.destroy();
    await pipeline?.stop();
  });
  afterEach(() => pipeline.cloud.setFaults([]));

  const status = async () =>
    v.parse(statusSchema, JSON.parse((await enreach('status', '--json')).stdout));

  it.each([
    ['it fails', 'events.PutEvents=503:1'],
    ['it throttles', 'events.PutEvents=throttle:1'],
    ['its connections break', 'events.PutEvents=reset:1'],
  ])(
    'that outlasts the retries loses no event and repeats none, where %s',
    async (_, fault) => {
      await allowReceives(pipeline.cloud, sqs, receives);
      pipeline.cloud.setFaults([fault]);
      const ids = Array.from({ length: 25 }, () => randomUUID());
      const post = async (Id: string) =>
        expect((await pipeline.post(JSON.stringify({ ...example, Id }))).status).toBe(200);
      await Promise.all(ids.map(post));

      await eventually(async () => (await status()).deadLetterQueue === ids.length, waitMs);
      expect(ids.flatMap(pipeline.received)).toEqual([]);
      const list = await enreach('dlq', 'list', '--json');
      expect(JSON.parse(list.stdout)).toHaveLength(ids.length);
      expect((await enreach('status')).output).toContain('Next: enreach dlq list');
      const doctor = await enreach('doctor', '--wait', '1', '--json');
      expect(doctor.exitCode).toBe(1);
      const findings = v.parse(findingsSchema, JSON.parse(doctor.stdout));
      const faultOf = (check: string) =>
        findings.find((one) => one.check === check && one.verdict === 'fault');
      expect(faultOf('dead-letter queue')?.next).toContain('enreach dlq redrive');
      expect(faultOf('default: canary on the bus')?.next).toMatch(/^enreach trace /);

      pipeline.cloud.setFaults([]);
      await allowReceives(pipeline.cloud, sqs, 20);
      const redriven = await enreach('dlq', 'redrive', '--rate', '500', '--yes');
      expect(redriven.output).toMatch(/COMPLETED: \d+ moved/);
      await eventually(() => ids.every((id) => pipeline.received(id).length > 0), waitMs);
      await eventually(() => pipeline.cloud.queuedMessages() === 0, waitMs);
      expect(ids.filter((id) => pipeline.received(id).length !== 1)).toEqual([]);
      expect((await status()).deadLetterQueue).toBe(0);
      expect(await pipeline.quarantined()).toEqual([]);
    },
    2 * waitMs,
  );

  it(
    'that is over before the retries are needs nobody: they are published once each',
    async () => {
      pipeline.cloud.setFaults(['events.PutEvents=throttle:1']);
      const ids = Array.from({ length: 25 }, () => randomUUID());
      await Promise.all(ids.map((Id) => pipeline.post(JSON.stringify({ ...example, Id }))));
      await eventually(
        () => pipeline.outcomes('retry').some((line) => ids.some((id) => line.includes(id))),
        waitMs,
      );
      expect((await status()).deadLetterQueue).toBe(0);
      pipeline.cloud.setFaults([]);
      await eventually(() => pipeline.cloud.queuedMessages() === 0, waitMs);
      expect(ids.filter((id) => pipeline.received(id).length !== 1)).toEqual([]);
    },
    2 * waitMs,
  );
});
