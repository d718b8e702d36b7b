import * as v from 'valibot';
import { noEffect, type ResourceType, resourceType } from '../resource-type.ts';

/** `AWS::ApiGatewayV2::DomainName`, a name for the one front door; outputs that begin with its URL lead there. */
export const domainName: ResourceType = resourceType({
  schema: v.strictObject({
    DomainName: v.string(),
    DomainNameConfigurations: noEffect,
    Tags: noEffect,
  }),
  physical: (logicalId, _, property) => ({
    ref: `${property('DomainName')}`,
    attributes: {
      RegionalDomainName: `${logicalId}.test`,
      RegionalHostedZoneId: 'Z0LOCAL',
    },
  }),
  create: ({ physical }, { customDomains }) => {
    customDomains.push(physical.ref);
  },
});

/** `AWS::ApiGatewayV2::ApiMapping` of the one API's default stage. */
export const apiMapping: ResourceType = resourceType({
  schema: v.strictObject({
    ApiId: v.string(),
    DomainName: v.string(),
    Stage: v.literal('$default'),
  }),
  physical: (logicalId) => ({ ref: logicalId, attributes: {} }),
  create: () => {},
});
