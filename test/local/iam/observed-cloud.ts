import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import type { Denial } from '../../../lib/local/iam/denial.ts';
import { type LocalCloud, startLocalCloud } from '../../../lib/local/local-cloud.ts';
import { sharedAssembly } from '../../shared-assembly/shared-assembly.ts';
import { copyAssembly, readTemplate, type Template } from './changed-assembly.ts';

const secret = 'permission-secret';
const example: object = JSON.parse(readFileSync('docs/example-event.json', 'utf8'));

/** A running cloud and what was seen of it. */
export interface ObservedCloud {
  readonly cloud: LocalCloud;
  readonly denials: readonly Denial[];
  readonly problems: readonly string[];
  /** Lines of functions that arrived in their log groups. */
  readonly lines: (functionName: string) => readonly string[];
  readonly post: (body: string, path?: string) => Promise<number>;
  /** Whether the deliveries table knows the event. */
  readonly isKnown: (id: string) => Promise<boolean>;
}

export const newEvent = () => {
  const id = randomUUID();
  return { id, body: JSON.stringify({ ...example, Id: id }) };
};

const logGroupOf = (template: Template, functionName: string): string => {
  const [, lambda] =
    Object.entries(template.Resources).find(
      ([id, { Type }]) => Type === 'AWS::Lambda::Function' && id.includes(functionName),
    ) ?? [];
  const schema = v.object({ LoggingConfig: v.object({ LogGroup: v.object({ Ref: v.string() }) }) });
  return v.parse(schema, lambda?.Properties).LoggingConfig.LogGroup.Ref;
};

export interface ObserveOptions {
  readonly change?: (template: Template) => Template;
  readonly faults?: readonly string[];
}

/** What is seen before the cloud has started, or when it never does. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
  readonly denials: readonly Denial[];

  constructor(cause: unknown, denials: readonly Denial[]) {
    super(cause instanceof Error ? cause.message : 'refused', { cause });
    this.denials = denials;
  }
}

/** Runs `use` with a cloud of its own. @throws StartRefused when the template is not taken. */
export const withCloud = async <T>(
  { change = (template) => template, faults = [] }: ObserveOptions,
  use: (observed: ObservedCloud) => Promise<T>,
): Promise<T> => {
  const directory = await sharedAssembly();
  const template = change(readTemplate(directory));
  const copy = copyAssembly(directory, template);
  const denials: Denial[] = [];
  const problems: string[] = [];
  try {
    const cloud = await startLocalCloud({
      assemblyDirectory: copy.directory,
      port: 0,
      secrets: [secret],
      faults,
      onActivity: (activity) => {
        if (activity.kind === 'denied') denials.push(activity.denial);
        if (activity.kind === 'problem') problems.push(activity.message);
      },
    }).catch((error: unknown) => {
      throw new StartRefused(error, denials);
    });
    try {
      return await use({ cloud, denials, problems, ...operations(cloud, template) });
    } finally {
      await cloud.stop();
    }
  } finally {
    copy.remove();
  }
};

const operations = (
  { outputs, endpoint, region, logGroups }: LocalCloud,
  template: Template,
): Pick<ObservedCloud, 'lines' | 'post' | 'isKnown'> => {
  return {
    lines: (functionName) =>
      logGroups.read(logGroupOf(template, functionName)).map(({ message }) => message),
    post: async (body, path = '') => {
      const headers = { 'X-Benemen-Token': secret, 'Content-Type': 'application/json' };
      return (await fetch(`${outputs.WebhookUrl}${path}`, { method: 'POST', headers, body }))
        .status;
    },
    isKnown: async (id) => {
      const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
      const client = new DynamoDBClient({ endpoint, region, credentials });
      const get = { TableName: outputs.DeliveriesTableName, Key: { Id: { S: id } } };
      const { Item } = await client.send(new GetItemCommand(get));
      client.destroy();
      return Item !== undefined;
    },
  };
};
