import * as v from 'valibot';
import { measureFunction } from '../cloudwatch/service-metrics/lambda-metrics.ts';
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
  Description: v.optional(v.string(), ''),
  Tags: noEffect,
  // No traces are kept; their header is passed on all the same.
  TracingConfig: noEffect,
  // It runs on this machine's.
  Architectures: v.optional(v.array(v.string()), ['x86_64']),
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
    const created = createFunction(
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
        isThrottled: () => cloud.faults.throttles(logicalId),
      },
    );
    const lambda = measureFunction(logicalId, created, cloud.cloudWatch.store);
    cloud.functions.set(arn, lambda);
    cloud.functionConfigurations.set(arn, {
      name: logicalId,
      arn,
      roleArn: properties.Role,
      handler: properties.Handler,
      runtime: properties.Runtime,
      timeoutSeconds: properties.Timeout,
      memoryMb: properties.MemorySize,
      description: properties.Description,
      architectures: properties.Architectures,
      environment: properties.Environment.Variables,
      logGroup: LogGroup,
    });
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
  create: ({ logicalId, properties }, cloud) => {
    const { region, accountId, sqsUrl } = cloud.place;
    const { EventSourceArn, FunctionName, FunctionResponseTypes = [] } = properties;
    const { BatchSize = 10, MaximumBatchingWindowInSeconds = 0, Enabled = true } = properties;
    const maximumConcurrency = properties.ScalingConfig?.MaximumConcurrency;
    const arn = `arn:aws:lambda:${region}:${accountId}`;
    const functionArn = `${arn}:function:${FunctionName}`;
    const lambda = cloud.functions.get(functionArn);
    if (!lambda) throw new Error(`no function ${FunctionName} for an event source`);
    checkEventSourceAccess(cloud.accessControl, FunctionName, EventSourceArn, cloud.onDenied);
    const mapping = startEventSourceMapping({
      queueUrl: `${sqsUrl}/${accountId}/${EventSourceArn.split(':').at(-1)}`,
      queueArn: EventSourceArn,
      endpoint: cloud.endpoint,
      region,
      credentials: localCredentials(FunctionName),
      batchSize: BatchSize,
      maximumBatchingWindowSeconds: MaximumBatchingWindowInSeconds,
      maximumConcurrency,
      functionResponseTypes: FunctionResponseTypes,
      enabled: Enabled,
      invoke: lambda.invoke,
      onProblem: ({ kind, message }) => cloud.onProblem(`event source: ${kind}: ${message}`),
    });
    cloud.eventSourceMappings.push({
      uuid: logicalId,
      arn: `${arn}:event-source-mapping:${logicalId}`,
      eventSourceArn: EventSourceArn,
      functionArn,
      batchSize: BatchSize,
      windowSeconds: MaximumBatchingWindowInSeconds,
      functionResponseTypes: FunctionResponseTypes,
      maximumConcurrency,
      mapping,
      state: Enabled ? 'Enabled' : 'Disabled',
      lastModifiedMs: Date.now(),
    });
  },
});
