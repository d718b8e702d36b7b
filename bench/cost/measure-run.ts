import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import type { MetricStore } from '../../lib/local/cloudwatch/metrics/metric-store.ts';
import { type LocalCloud, startLocalCloud } from '../../lib/local/local-cloud.ts';
import { countCalls } from './count-calls.ts';

/** What a run of the pipeline did, all of its events new and valid. */
export interface MeasuredRun {
  readonly events: number;
  /** Events that the consumer got at once. */
  readonly batch: number;
  /** Calls of each operation, such as `SendMessage`, and the bytes of their requests. */
  readonly calls: Readonly<Record<string, number>>;
  readonly bytes: Readonly<Record<string, number>>;
  readonly invocations: { readonly ingress: number; readonly consumer: number };
  /** Median of the warm ones, here. */
  readonly durationMs: { readonly ingress: number; readonly consumer: number };
  /** Of one event, mean. */
  readonly bodyBytes: number;
  readonly publishedBytes: number;
  readonly logBytes: number;
  /** Of one item of the deliveries table. */
  readonly itemBytes: number;
  /** Metrics of our own that had a value. */
  readonly metricSeries: number;
}

export interface MeasureOptions {
  readonly assemblyDirectory: string;
  readonly batch: number;
  /** Batches that are measured, after one that warms up. */
  readonly batches: number;
  /** Of one event. @default - the example of Enreach's documentation */
  readonly bodyBytes?: number;
}

const secret = 'cost-of-an-event';
const example: Readonly<Record<string, unknown>> = JSON.parse(
  readFileSync('docs/example-event.json', 'utf8'),
);

const newBody = (bodyBytes: number | undefined): string => {
  const event = { ...example, Id: randomUUID(), Timestamp: new Date().toISOString() };
  const shortest = JSON.stringify(event);
  const missing = (bodyBytes ?? 0) - Buffer.byteLength(shortest);
  if (missing <= 0) return shortest;
  return JSON.stringify({ ...event, QueueName: `${example.QueueName}${'x'.repeat(missing)}` });
};

const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  for (const endMs = Date.now() + 60_000; !(await isSo()); await sleep(20))
    if (Date.now() > endMs) throw new Error('the pipeline stands still');
};

/** While it is off, what is posted waits, so that it is one batch afterwards. */
const setConsumerEnabled = async (
  { endpoint, outputs }: LocalCloud,
  enabled: boolean,
): Promise<void> => {
  const url = `${endpoint}/2015-03-31/event-source-mappings/${outputs.EventSourceId}`;
  await fetch(url, { method: 'PUT', body: JSON.stringify({ Enabled: enabled }) });
  const schema = v.object({ State: v.string() });
  const wanted = enabled ? 'Enabled' : 'Disabled';
  await until(async () => v.parse(schema, await (await fetch(url)).json()).State === wanted);
};

const post = async ({ outputs }: LocalCloud, body: string): Promise<void> => {
  const headers = { 'X-Benemen-Token': secret, 'Content-Type': 'application/json' };
  const url = outputs.WebhookUrl ?? '';
  const { status } = await fetch(url, { method: 'POST', headers, body });
  if (status !== 200) throw new Error(`a webhook was answered ${status}`);
};

const durationsOf = (store: MetricStore, functionName: string): number[] => {
  const metric = { namespace: 'AWS/Lambda', name: 'Duration' };
  return [...store.read({ ...metric, dimensions: { FunctionName: functionName } }).values()]
    .flatMap((values) => [...values].flatMap(([value, count]) => Array(count).fill(value)))
    .sort((one, other) => one - other);
};

const middle = (sorted: readonly number[]): number =>
  sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

const itemBytesIn = async ({ endpoint, region, outputs }: LocalCloud): Promise<number> => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint, region, credentials });
  const scan = new ScanCommand({ TableName: outputs.DeliveriesTableName });
  const { Items: [item = {}] = [] } = await client.send(scan);
  client.destroy();
  return sum(
    Object.entries(item).map(([name, { S: text = '', N: number = '' }]) =>
      Buffer.byteLength(name + text + number),
    ),
  );
};

/**
 * Runs batches through the local cloud and counts what they take.
 *
 * @throws Error when an event is not published.
 */
export const measureRun = async (options: MeasureOptions): Promise<MeasuredRun> => {
  const { assemblyDirectory, batch, batches, bodyBytes } = options;
  const published: number[] = [];
  const cloud = await startLocalCloud({
    assemblyDirectory,
    port: 0,
    secrets: [secret],
    onActivity: (activity) => {
      if (activity.kind === 'published') published.push(Buffer.byteLength(activity.event.json));
    },
  });
  const bodies: number[] = [];
  const runBatch = async (): Promise<void> => {
    const expected = published.length + batch;
    await setConsumerEnabled(cloud, false);
    for (const body of Array.from({ length: batch }, () => newBody(bodyBytes))) {
      bodies.push(Buffer.byteLength(body));
      await post(cloud, body);
    }
    await setConsumerEnabled(cloud, true);
    await until(() => published.length >= expected && cloud.queuedMessages() === 0);
  };
  const logBytes = (): number =>
    ['IngressLogGroupName', 'ConsumerLogGroupName', 'AccessLogGroupName']
      .flatMap((name) => cloud.logGroups.read(cloud.outputs[name] ?? ''))
      .reduce((bytes, { message }) => bytes + Buffer.byteLength(message), 0);

  try {
    await runBatch();
    cloud.cloudWatch.store.clear();
    for (const list of [published, bodies]) list.length = 0;
    const logBytesBefore = logBytes();
    const counting = countCalls(cloud.endpoint);
    for (let done = 0; done < batches; done += 1) await runBatch();
    const counted = counting.stop();

    const functions = [...cloud.functions.keys()];
    const durations = (part: string) =>
      durationsOf(cloud.cloudWatch.store, functions.find((name) => name.includes(part)) ?? '');
    const [ingress, consumer] = [durations('Ingress'), durations('Consumer')];
    const events = batch * batches;
    return {
      events,
      batch,
      ...counted,
      invocations: { ingress: ingress.length, consumer: consumer.length },
      durationMs: { ingress: middle(ingress), consumer: middle(consumer) },
      bodyBytes: sum(bodies) / events,
      publishedBytes: sum(published) / events,
      logBytes: (logBytes() - logBytesBefore) / events,
      itemBytes: await itemBytesIn(cloud),
      metricSeries: cloud.cloudWatch.store
        .all()
        .filter(({ namespace }) => namespace.startsWith('EnreachWebhooks')).length,
    };
  } finally {
    await cloud.stop();
  }
};
