import type { DeployedMapping, FunctionConfiguration } from './deployed.ts';

/** Without what is about the upload: `CodeSize`, `CodeSha256`, `LastModified`. */
export const describeFunction = (configuration: FunctionConfiguration) => ({
  FunctionName: configuration.name,
  FunctionArn: configuration.arn,
  Runtime: configuration.runtime,
  Role: configuration.roleArn,
  Handler: configuration.handler,
  Description: configuration.description,
  Timeout: configuration.timeoutSeconds,
  MemorySize: configuration.memoryMb,
  Version: '$LATEST',
  ...(Object.keys(configuration.environment).length > 0 && {
    Environment: { Variables: configuration.environment },
  }),
  TracingConfig: { Mode: 'PassThrough' },
  State: 'Active',
  LastUpdateStatus: 'Successful',
  PackageType: 'Zip',
  Architectures: configuration.architectures,
  EphemeralStorage: { Size: 512 },
  SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
  LoggingConfig: { LogFormat: 'Text', LogGroup: configuration.logGroup },
});

export const describeMapping = (
  deployed: DeployedMapping,
  state: DeployedMapping['state'] | 'Enabling' = deployed.state,
) => ({
  UUID: deployed.uuid,
  BatchSize: deployed.batchSize,
  MaximumBatchingWindowInSeconds: deployed.windowSeconds,
  EventSourceArn: deployed.eventSourceArn,
  EventSourceMappingArn: deployed.arn,
  FunctionArn: deployed.functionArn,
  LastModified: deployed.lastModifiedMs / 1000,
  State: state,
  StateTransitionReason: 'USER_INITIATED',
  FunctionResponseTypes: deployed.functionResponseTypes,
  ...(deployed.maximumConcurrency !== undefined && {
    ScalingConfig: { MaximumConcurrency: deployed.maximumConcurrency },
  }),
});
