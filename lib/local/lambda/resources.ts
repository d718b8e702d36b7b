import * as v from 'valibot';
import { localCredentials } from '../credentials.ts';
import { checkEventSourceAccess } from '../iam/event-source-access.ts';
import { noEffect, type ResourceType, resourceType } from '../resource-type.ts';
import { startEventSourceMapping } from './event-source-mapping.ts';
import { createFunction } from './function.ts';

const functionSchema = v.strictObject({
  Code: v.strictObject({ S3Bucket: v.string(), S3Key: v.string() }),
  Handler: v.string(),
  Runtime: v.literal('nodejs24.x'),
  MemorySize: v.optional(v.number(), 128),
  Timeout: v.optional(v.number(), 3),
  Environment: v.optional(v.strictObject({ Variables: v.record(v.string(), v.string()) }), {
    Variables: {},
  }),
  LoggingConfig: v.strictObject({ LogGroup: v.string() }),
  Role: v.string(),
  Description: noEffect,
  Tags: noEffect,
  // It runs on this machine's architecture.
  Architectures: noEffect,
});

/** `AWS::Lambda::Function` of the runtime that this runs on. */
export const lambdaFunction: ResourceType = resourceType({
  schema: functionSchema,
  physical: (logicalId, { region, accountId }) => ({
    ref: logicalId,
    attributes: { Arn: `arn:aws:lambda:${region}:${accountId}:function:${logicalId}` },
  }),
  create: ({ logicalId, physical, properties }, cloud) => {
    const { accessKeyId, secretAccessKey } = localCredentials(logicalId);
    const { LogGroup } = properties.LoggingConfig;
    const arn = physical.attributes.Arn ?? '';
    cloud.accessControl.addFunction(logicalId, properties.Role);
    const lambda = createFunction(
      {
        name: logicalId,
        arn,
        codeDirectory: cloud.assetPath(properties.Code.S3Key),
        handler: properties.Handler,
        timeoutSeconds: properties.Timeout,
        memoryMb: properties.MemorySize,
        environment: {
          ...properties.Environment.Variables,
          AWS_LAMBDA_LOG_GROUP_NAME: LogGroup,
          AWS_REGION: cloud.place.region,
          AWS_ACCESS_KEY_ID: accessKeyId,
          AWS_SECRET_ACCESS_KEY: secretAccessKey,
          AWS_ENDPOINT_URL: cloud.endpoint,
        },
      },
      {
        onLog: (line) => cloud.onFunctionLog(LogGroup, line),
        killAfterMs: () => cloud.faults.killAfterMs(logicalId),
      },
    );
    cloud.functions.set(arn, lambda);
  },
});

const mappingSchema = v.strictObject({
  EventSourceArn: v.string(),
  FunctionName: v.string(),
  BatchSize: v.optional(v.number()),
  MaximumBatchingWindowInSeconds: v.optional(v.number()),
  FunctionResponseTypes: v.optional(v.array(v.literal('ReportBatchItemFailures'))),
  ScalingConfig: v.optional(v.strictObject({ MaximumConcurrency: v.number() })),
  Enabled: v.optional(v.boolean()),
});

/** `AWS::Lambda::EventSourceMapping` on a standard queue. */
export const eventSourceMapping: ResourceType = resourceType({
  schema: mappingSchema,
  physical: (logicalId) => ({ ref: logicalId, attributes: { Id: logicalId } }),
  create: ({ properties }, cloud) => {
    const { region, accountId, sqsUrl } = cloud.place;
    const { EventSourceArn, FunctionName } = properties;
    const arn = `arn:aws:lambda:${region}:${accountId}:function:${FunctionName}`;
    const lambda = cloud.functions.get(arn);
    if (!lambda) throw new Error(`no function ${FunctionName} for an event source`);
    checkEventSourceAccess(cloud.accessControl, FunctionName, EventSourceArn, cloud.onDenied);
    cloud.eventSourceMappings.push(
      startEventSourceMapping({
        queueUrl: `${sqsUrl}/${accountId}/${EventSourceArn.split(':').at(-1)}`,
        queueArn: EventSourceArn,
        endpoint: cloud.endpoint,
        region,
        credentials: localCredentials(FunctionName),
        batchSize: properties.BatchSize,
        maximumBatchingWindowSeconds: properties.MaximumBatchingWindowInSeconds,
        maximumConcurrency: properties.ScalingConfig?.MaximumConcurrency,
        functionResponseTypes: properties.FunctionResponseTypes,
        enabled: properties.Enabled,
        invoke: lambda.invoke,
        onProblem: ({ kind, message }) => cloud.onProblem(`event source: ${kind}: ${message}`),
      }),
    );
  },
});
