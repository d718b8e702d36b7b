import * as v from 'valibot';
import { noEffect, type ResourceType, resourceType } from '../resource-type.ts';

/** `AWS::Logs::LogGroup`; it keeps its newest events, whatever its retention. */
export const logGroup: ResourceType = resourceType({
  schema: v.strictObject({ RetentionInDays: v.optional(v.number()), Tags: noEffect }),
  physical: (logicalId, { region, accountId }) => ({
    ref: logicalId,
    attributes: { Arn: `arn:aws:logs:${region}:${accountId}:log-group:${logicalId}:*` },
  }),
  create: ({ logicalId, properties }, { logGroups }) =>
    logGroups.create(logicalId, properties.RetentionInDays),
});
