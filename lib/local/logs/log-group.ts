import * as v from 'valibot';
import { noEffect, type ResourceType, resourceType } from '../resource-type.ts';

/** `AWS::Logs::LogGroup`; it keeps its newest events, whatever its retention. */
export const logGroup: ResourceType = resourceType({
  schema: v.strictObject({ RetentionInDays: noEffect, Tags: noEffect }),
  physical: (logicalId, { region, accountId }) => ({
    ref: logicalId,
    attributes: { Arn: `arn:aws:logs:${region}:${accountId}:log-group:${logicalId}:*` },
  }),
  create: ({ logicalId }, { logGroups }) => logGroups.create(logicalId),
});
