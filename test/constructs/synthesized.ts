import type { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as v from 'valibot';
import { resolve } from '../../lib/local/template/resolve.ts';
import { WebhooksStack, type WebhooksStackProps } from '../../lib/stack.ts';
import { withApp } from './with-app.ts';

const properties = v.optional(v.record(v.string(), v.unknown()), {});

const templateSchema = v.object({
  Resources: v.record(
    v.string(),
    v.object({
      Type: v.string(),
      Properties: properties,
      DeletionPolicy: v.optional(v.string()),
      UpdateReplacePolicy: v.optional(v.string()),
      DependsOn: v.optional(v.array(v.string()), []),
    }),
  ),
  Outputs: v.optional(v.record(v.string(), v.object({ Value: v.unknown() })), {}),
});

/** A resource as people speak of it: `IngressFunction`, its references as text such as `arn:IngressFunction`. */
export interface SynthesizedResource {
  readonly logicalId: string;
  readonly name: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly deletionPolicy: string | undefined;
  readonly updateReplacePolicy: string | undefined;
  /** By name. */
  readonly dependsOn: readonly string[];
}

export interface Synthesized {
  readonly resources: readonly SynthesizedResource[];
  readonly ofType: (type: string) => SynthesizedResource[];
  /** @throws Error when there is no such resource. */
  readonly the: (name: string) => SynthesizedResource;
  readonly outputs: Readonly<Record<string, unknown>>;
}

const nameOf = (logicalId: string) =>
  logicalId.replace(/^Webhooks/, '').replace(/[0-9A-F]{8}$/, '');

/** Synthesizes a stack without its bundles and puts readable text where CloudFormation would put what it made. */
export const synthesizedStack = (create: (app: App) => Stack): Synthesized => {
  const template = withApp((app) =>
    v.parse(templateSchema, Template.fromStack(create(app)).toJSON()),
  );

  const readable = (value: unknown): unknown =>
    resolve(value, {
      physical: (logicalId) => {
        const name = nameOf(logicalId);
        const isQueue = template.Resources[logicalId]?.Type === 'AWS::SQS::Queue';
        return {
          ref: isQueue ? `https://sqs.test/${name}` : `ref:${name}`,
          attributes: {
            Arn: `arn:${name}`,
            ApiEndpoint: `https://${name}.test`,
            QueueName: `name:${name}`,
            RegionalDomainName: `target:${name}`,
            RegionalHostedZoneId: `zone:${name}`,
          },
        };
      },
      pseudoParameters: {
        'AWS::Region': 'REGION',
        'AWS::StackName': 'EnreachWebhooks',
        'AWS::AccountId': 'ACCOUNT',
        'AWS::Partition': 'PARTITION',
      },
    });

  const resources = Object.entries(template.Resources).map(
    ([logicalId, resource]): SynthesizedResource => ({
      logicalId,
      name: nameOf(logicalId),
      type: resource.Type,
      properties: v.parse(properties, readable(resource.Properties)),
      deletionPolicy: resource.DeletionPolicy,
      updateReplacePolicy: resource.UpdateReplacePolicy,
      dependsOn: resource.DependsOn.map(nameOf),
    }),
  );
  return {
    resources,
    ofType: (type) => resources.filter((resource) => resource.type === type),
    the: (name) => {
      const found = resources.find((resource) => resource.name === name);
      if (!found) throw new Error(`the template has no ${name}`);
      return found;
    },
    outputs: Object.fromEntries(
      Object.entries(template.Outputs).map(([name, { Value }]) => [name, readable(Value)]),
    ),
  };
};

export const synthesized = (props?: WebhooksStackProps): Synthesized =>
  synthesizedStack((app) => new WebhooksStack(app, 'EnreachWebhooks', props));
