import * as v from 'valibot';
import type { Cloud } from '../cloud.ts';
import { AwsError } from '../front-door/aws-error.ts';
import { denialMessage } from '../iam/denial.ts';
import { logGroupNameOf } from '../logs/log-group-arn.ts';
import { noEffect, type Place, type ResourceType, resourceType } from '../resource-type.ts';
import type { ApiDefinition } from './deployed-api.ts';

/** `AWS::ApiGatewayV2::Api`, an HTTP API. */
export const api: ResourceType = resourceType({
  schema: v.strictObject({
    Name: v.string(),
    ProtocolType: v.literal('HTTP'),
    Description: noEffect,
    // It is the one host that the API has here.
    DisableExecuteApiEndpoint: noEffect,
    Tags: noEffect,
  }),
  physical: (logicalId, { httpApiUrl }) => ({
    ref: logicalId,
    attributes: {
      get ApiEndpoint() {
        return httpApiUrl(logicalId);
      },
    },
  }),
  create: ({ physical: { ref: apiId } }, { apis }) => {
    apis.set(apiId, { apiId, routes: [], stage: undefined });
  },
});

const apiOf = ({ apis }: Cloud, apiId: string): ApiDefinition => {
  const found = apis.get(apiId);
  if (found) return found;
  throw new Error(`no HTTP API ${apiId}`);
};

/** `AWS::ApiGatewayV2::Integration` with a function. */
export const integration: ResourceType = resourceType({
  schema: v.strictObject({
    ApiId: v.string(),
    IntegrationType: v.literal('AWS_PROXY'),
    IntegrationUri: v.string(),
    PayloadFormatVersion: v.literal('2.0'),
    TimeoutInMillis: v.optional(v.number()),
  }),
  physical: (logicalId) => ({ ref: logicalId, attributes: {} }),
  create: ({ physical, properties }, { integrations }) => {
    const { IntegrationUri: functionArn, TimeoutInMillis: timeoutMs } = properties;
    integrations.set(physical.ref, { functionArn, timeoutMs });
  },
});

/**
 * What a function's policy may name as the source: the route's path, not the request's.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
const routeArn = (apiId: string, routeKey: string, { region, accountId }: Place): string =>
  `arn:aws:execute-api:${region}:${accountId}:${apiId}/$default/${routeKey.replace(' ', '')}`;

/** `AWS::ApiGatewayV2::Route`. */
export const route: ResourceType = resourceType({
  schema: v.strictObject({
    ApiId: v.string(),
    RouteKey: v.string(),
    Target: v.string(),
    AuthorizationType: v.literal('NONE'),
  }),
  physical: (logicalId) => ({ ref: logicalId, attributes: {} }),
  create: ({ logicalId, properties }, cloud) => {
    const { integrations, functions, accessControl, place } = cloud;
    const integration = integrations.get(properties.Target.replace(/^integrations\//, ''));
    const lambda = functions.get(integration?.functionArn ?? '');
    if (!lambda || !integration) throw new Error(`the route ${logicalId} leads to no function`);
    const denial = accessControl.denialOfService({
      service: 'apigateway.amazonaws.com',
      action: 'lambda:InvokeFunction',
      resource: integration.functionArn,
      sourceArn: routeArn(properties.ApiId, properties.RouteKey, place),
    });
    apiOf(cloud, properties.ApiId).routes.push({
      routeKey: properties.RouteKey,
      timeoutMs: integration.timeoutMs,
      invoke: async (event) => {
        if (!denial) return lambda.invoke(event);
        cloud.onDenied(denial);
        // The client hears of it as a 500 that tells nothing.
        throw new AwsError('AccessDeniedException', denialMessage(denial), 403);
      },
    });
  },
});

/** `AWS::ApiGatewayV2::Stage`, the default one. */
export const stage: ResourceType = resourceType({
  schema: v.strictObject({
    ApiId: v.string(),
    StageName: v.literal('$default'),
    AutoDeploy: v.literal(true),
    DefaultRouteSettings: v.optional(
      v.strictObject({ ThrottlingRateLimit: v.number(), ThrottlingBurstLimit: v.number() }),
    ),
    AccessLogSettings: v.optional(
      v.strictObject({ DestinationArn: v.string(), Format: v.string() }),
    ),
    Tags: noEffect,
  }),
  physical: (logicalId) => ({ ref: logicalId, attributes: {} }),
  create: ({ properties: { ApiId, DefaultRouteSettings, AccessLogSettings } }, cloud) => {
    apiOf(cloud, ApiId).stage = {
      throttle: DefaultRouteSettings && {
        rateLimit: DefaultRouteSettings.ThrottlingRateLimit,
        burstLimit: DefaultRouteSettings.ThrottlingBurstLimit,
      },
      accessLog: AccessLogSettings && {
        logGroup: logGroupNameOf(AccessLogSettings.DestinationArn),
        format: AccessLogSettings.Format,
      },
    };
  },
});
