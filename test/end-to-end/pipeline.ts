import { setTimeout } from 'node:timers/promises';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as v from 'valibot';
import type { Activity } from '../../lib/local/activity.ts';
import { type LocalCloud, startLocalCloud } from '../../lib/local/local-cloud.ts';
import { sharedAssembly } from '../shared-assembly/shared-assembly.ts';

export const secret = 'end-to-end-secret';

const envelopeSchema = v.object({
  source: v.string(),
  'detail-type': v.string(),
  time: v.string(),
  detail: v.looseObject({
    Id: v.string(),
    EventType: v.string(),
    metadata: v.object({
      endpoint: v.string(),
      deliveryId: v.string(),
      receivedAt: v.string(),
      schema: v.string(),
      flags: v.array(v.string()),
    }),
  }),
});
export type Envelope = v.InferOutput<typeof envelopeSchema>;

const quarantinedSchema = v.object({
  DeliveryId: v.object({ S: v.string() }),
  Reason: v.object({ S: v.string() }),
  EventId: v.optional(v.object({ S: v.string() })),
  GzippedBody: v.object({ B: v.instance(Uint8Array) }),
});
export type Quarantined = v.InferOutput<typeof quarantinedSchema>;

export interface Pipeline {
  readonly cloud: LocalCloud;
  /** Every line that a function wrote. */
  readonly logs: readonly string[];
  readonly post: (
    body: string | Uint8Array,
    options?: { readonly path?: string; readonly headers?: Record<string, string | undefined> },
  ) => Promise<{ status: number; body: string }>;
  /** What the rule's target received, of this event. */
  readonly received: (id: string) => Envelope[];
  /** How often the rule's target received each event, by `Id`. */
  readonly receivedCounts: () => Map<string, number>;
  readonly quarantined: () => Promise<Quarantined[]>;
  readonly outcomes: (outcome: string) => string[];
  readonly putSecret: (value: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Waits until `probe` gives something. */
export const eventually = async <T>(
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  timeoutMs = 10_000,
): Promise<T> => {
  for (const endMs = Date.now() + timeoutMs; ; await setTimeout(20)) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > endMs) throw new Error(`still not so after ${timeoutMs} ms: ${probe}`);
  }
};

/** Runs the stack with short times on free ports. @param changed - a copy of its assembly that was changed. */
export const startPipeline = async (changed?: string): Promise<Pipeline> => {
  const assemblyDirectory = changed ?? (await sharedAssembly());
  const logs: string[] = [];
  // Not read from the log group: that one keeps its newest lines only.
  const received: Envelope[] = [];
  const cloud = await startLocalCloud({
    assemblyDirectory,
    port: 0,
    secrets: [secret],
    onActivity: (activity: Activity) => {
      if (activity.kind === 'log') logs.push(activity.text);
      if (activity.kind === 'delivered' && activity.rule.includes('EventLog'))
        received.push(v.parse(envelopeSchema, JSON.parse(activity.event.json)));
    },
  });
  const { outputs, endpoint, region } = cloud;
  const client = {
    endpoint,
    region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const dynamoDb = new DynamoDBClient(client);
  const secretsManager = new SecretsManagerClient(client);
  const url = outputs.WebhookUrl ?? '';
  return {
    cloud,
    logs,
    post: async (body, { path = '', headers = {} } = {}) => {
      const all = {
        'X-Benemen-Token': secret,
        'Content-Type': 'application/json; charset=utf-8',
        ...headers,
      };
      const given = Object.entries(all).flatMap(([name, value]): [string, string][] =>
        value === undefined ? [] : [[name, value]],
      );
      const response = await fetch(`${url}${path}`, { method: 'POST', headers: given, body });
      return { status: response.status, body: await response.text() };
    },
    received: (id) => received.filter(({ detail }) => detail.Id === id),
    receivedCounts: () => {
      const counts = new Map<string, number>();
      for (const { detail } of received) counts.set(detail.Id, (counts.get(detail.Id) ?? 0) + 1);
      return counts;
    },
    quarantined: async () => {
      const scan = new ScanCommand({ TableName: outputs.QuarantineTableName });
      const { Items = [] } = await dynamoDb.send(scan);
      return Items.map((item) => v.parse(quarantinedSchema, item));
    },
    outcomes: (outcome) => logs.filter((line) => line.includes(`"outcome":"${outcome}"`)),
    putSecret: async (value) => {
      const put = { SecretId: outputs.SecretArn ?? '', SecretString: value };
      await secretsManager.send(new PutSecretValueCommand(put));
    },
    stop: async () => {
      await cloud.stop();
      dynamoDb.destroy();
      secretsManager.destroy();
    },
  };
};
