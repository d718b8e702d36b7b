import * as v from 'valibot';
import { noEffect, type ResourceType, resourceType } from '../resource-type.ts';
import { compilePattern } from './pattern/match-pattern.ts';

/** `AWS::Events::EventBus`. */
export const eventBus: ResourceType = resourceType({
  schema: v.strictObject({ Name: v.string(), Description: noEffect, Tags: noEffect }),
  physical: (logicalId, { region, accountId }) => ({
    ref: logicalId,
    attributes: {
      Arn: `arn:aws:events:${region}:${accountId}:event-bus/${logicalId}`,
      Name: logicalId,
    },
  }),
  create: ({ physical }, { eventBuses }) => eventBuses.createBus(physical.ref),
});

const ruleSchema = v.strictObject({
  Name: v.optional(v.string()),
  Description: noEffect,
  EventBusName: v.string(),
  EventPattern: v.unknown(),
  State: v.optional(v.picklist(['ENABLED', 'DISABLED']), 'ENABLED'),
  Targets: v.array(v.strictObject({ Arn: v.string(), Id: v.string() })),
});

/** `AWS::Events::Rule` with a pattern; its targets get the whole event. */
export const rule: ResourceType = resourceType({
  schema: ruleSchema,
  physical: (logicalId, { region, accountId }) => ({
    ref: logicalId,
    attributes: { Arn: `arn:aws:events:${region}:${accountId}:rule/${logicalId}` },
  }),
  create: ({ logicalId, properties }, { eventBuses }) => {
    const { EventBusName, EventPattern, State, Targets } = properties;
    if (State === 'DISABLED') return;
    eventBuses.createRule({
      name: logicalId,
      busName: EventBusName,
      pattern: compilePattern(EventPattern),
      targets: Targets.map(({ Id, Arn }) => ({ id: Id, arn: Arn })),
    });
  },
});
