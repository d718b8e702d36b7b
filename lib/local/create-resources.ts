import type { Cloud } from './cloud.ts';
import type { StackOutput, StackResource } from './cloudformation/stack.ts';
import { existingResources } from './existing-resources.ts';
import { notRun as notRunTypes, resourceTypes } from './resource-types.ts';
import type { Assembly } from './template/read-assembly.ts';
import { type ResolveContext, resolve } from './template/resolve.ts';

export interface NotRun {
  readonly logicalId: string;
  readonly type: string;
  readonly reason: string;
}

export interface CreatedResources {
  readonly notRun: readonly NotRun[];
  /** Once everything that they name exists. */
  readonly outputs: () => readonly StackOutput[];
  readonly resources: () => readonly StackResource[];
}

const partitions = { 'AWS::Partition': 'aws', 'AWS::URLSuffix': 'amazonaws.com' };

/**
 * Creates what a template names, kind by kind.
 *
 * @throws Error that names every resource whose type the local cloud does not know, before anything is created.
 */
export const createResources = async (
  { stackName, template: { Resources, Outputs } }: Pick<Assembly, 'stackName' | 'template'>,
  cloud: Cloud,
): Promise<CreatedResources> => {
  const resources = Object.entries(Resources);
  const unknown = resources.filter(([, { Type }]) => !resourceTypes[Type] && !notRunTypes[Type]);
  if (unknown.length > 0) {
    const names = unknown.map(([logicalId, { Type }]) => `${logicalId} (${Type})`);
    throw new Error(`the local cloud cannot run ${names.join(', ')}`);
  }

  const { place } = cloud;
  const context: ResolveContext = {
    pseudoParameters: {
      ...partitions,
      'AWS::Region': place.region,
      'AWS::AccountId': place.accountId,
      'AWS::StackName': stackName,
    },
    physical: (logicalId) => {
      const resource = Resources[logicalId];
      if (!resource) throw new Error(`the template names no resource ${logicalId}`);
      const named = `arn:aws:local:${place.region}:${place.accountId}:${logicalId}`;
      return (
        resourceTypes[resource.Type]?.physical(logicalId, place, (name) =>
          resolve(resource.Properties[name], context),
        ) ?? {
          ref: logicalId,
          attributes: { Arn: named },
        }
      );
    },
  };

  const existing = existingResources(
    resources.map(([logicalId, { Type, Properties }]) => ({
      type: Type,
      physicalId: context.physical(logicalId).ref,
      properties: resourceTypes[Type] && resolve(Properties, context),
    })),
    cloud,
  );
  for (const { create } of existing) create();

  for (const [typeName, type] of Object.entries(resourceTypes))
    for (const [logicalId, { Type, Properties }] of resources)
      if (Type === typeName) {
        const properties = resolve(Properties, context);
        await type.create({ logicalId, physical: context.physical(logicalId), properties }, cloud);
      }

  /** The local API answers for its custom domains. */
  const reachable = (value: string): string => {
    const domain = cloud.customDomains.find((name) => value.startsWith(`https://${name}/`));
    return domain === undefined
      ? value
      : value.replace(`https://${domain}`, () => place.httpApiUrl());
  };

  return {
    notRun: [
      ...resources.flatMap(([logicalId, { Type: type }]) => {
        const reason = notRunTypes[type];
        return reason === undefined ? [] : [{ logicalId, type, reason }];
      }),
      ...existing.map(({ name, type }) => ({
        logicalId: name,
        type,
        reason: 'not of this stack: an empty one stands in',
      })),
    ],
    outputs: () =>
      Object.entries(Outputs).map(([name, { Value, Description, Export }]) => ({
        name,
        value: reachable(`${resolve(Value, context)}`),
        description: Description,
        exportName: Export && `${resolve(Export.Name, context)}`,
      })),
    resources: () =>
      resources.map(([logicalId, { Type: type }]) => ({
        logicalId,
        physicalId: context.physical(logicalId).ref,
        type,
      })),
  };
};
