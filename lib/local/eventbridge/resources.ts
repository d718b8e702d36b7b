import * as v from 'valibot';
import { noEffect, type ResourceType, resourceType } from '../resource-type.ts';
import { archiveArn, busArn, nameOf, ruleArn } from './arns.ts';
import { targetSchema } from './target.ts';

/** Refusals in the API's words, as CloudFormation reports them, with the resource they are about. */
const named = (logicalId: string, create: () => void): void => {
  try {
    create();
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${logicalId}: ${message}`, { cause });
  }
};

const asJson = (pattern: unknown): string | undefined =>
  pattern === undefined ? undefined : JSON.stringify(pattern);

/** `AWS::Events::EventBus`. */
export const eventBus: ResourceType = resourceType({
  schema: v.strictObject({ Name: v.string(), Description: v.optional(v.string()), Tags: noEffect }),
  physical: (logicalId, place) => ({
    ref: logicalId,
    attributes: { Arn: busArn(place, logicalId), Name: logicalId },
  }),
  create: ({ physical, properties }, { eventBuses }) =>
    eventBuses.createBus(physical.ref, properties.Description),
});

const ruleSchema = v.strictObject({
  Name: v.optional(v.string()),
  Description: v.optional(v.string()),
  EventBusName: v.optional(v.string()),
  EventPattern: v.unknown(),
  State: v.optional(v.string()),
  Targets: v.optional(v.array(targetSchema), []),
});

/** At most 64 characters, as CloudFormation too makes a name that is not given; the last 8 tell logical ids apart. */
const ruleName = (logicalId: string): string =>
  logicalId.length <= 64 ? logicalId : `${logicalId.slice(0, 56)}${logicalId.slice(-8)}`;

/** `AWS::Events::Rule` with a pattern. */
export const rule: ResourceType = resourceType({
  schema: ruleSchema,
  physical: (logicalId, place, property) => {
    const bus = property('EventBusName');
    const busName = nameOf(typeof bus === 'string' ? bus : undefined);
    const name = ruleName(logicalId);
    return { ref: name, attributes: { Arn: ruleArn(place, busName, name) } };
  },
  create: ({ logicalId, physical, properties }, { eventBuses }) => {
    const { EventBusName, EventPattern, State, Description, Targets } = properties;
    named(logicalId, () =>
      eventBuses.createRule({
        Name: physical.ref,
        EventBusName,
        EventPattern: asJson(EventPattern),
        State,
        Description,
        Targets,
      }),
    );
  },
});

const archiveSchema = v.strictObject({
  ArchiveName: v.optional(v.string()),
  SourceArn: v.string(),
  Description: v.optional(v.string()),
  EventPattern: v.optional(v.unknown()),
  RetentionDays: v.optional(v.number(), 0),
  // Nothing is stored that could be encrypted.
  KmsKeyIdentifier: noEffect,
});

/** `AWS::Events::Archive`. */
export const archive: ResourceType = resourceType({
  schema: archiveSchema,
  physical: (logicalId, place) => ({
    ref: logicalId,
    attributes: { ArchiveName: logicalId, Arn: archiveArn(place, logicalId) },
  }),
  create: ({ logicalId, properties }, { eventBuses }) =>
    named(logicalId, () =>
      eventBuses.createArchive({
        name: logicalId,
        busName: properties.SourceArn,
        description: properties.Description,
        patternText: asJson(properties.EventPattern),
        retentionDays: properties.RetentionDays,
      }),
    ),
});
