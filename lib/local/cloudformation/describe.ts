import type { Stack, StackResource } from './stack.ts';

const time = ({ createdMs }: Stack): string => new Date(createdMs).toISOString();
const drift = { StackResourceDriftStatus: 'NOT_CHECKED' };

export const describeStack = (stack: Stack) => ({
  StackId: stack.id,
  StackName: stack.name,
  Description: stack.description,
  Parameters: [],
  CreationTime: time(stack),
  RollbackConfiguration: {},
  StackStatus: 'CREATE_COMPLETE',
  DisableRollback: false,
  NotificationARNs: [],
  Capabilities: ['CAPABILITY_IAM'],
  Outputs: stack.outputs.map(({ name, value, description, exportName }) => ({
    OutputKey: name,
    OutputValue: value,
    Description: description,
    ExportName: exportName,
  })),
  Tags: [],
  EnableTerminationProtection: false,
  DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
});

export const summariseResource =
  (stack: Stack) =>
  ({ logicalId, physicalId, type }: StackResource) => ({
    LogicalResourceId: logicalId,
    PhysicalResourceId: physicalId,
    ResourceType: type,
    LastUpdatedTimestamp: time(stack),
    ResourceStatus: 'CREATE_COMPLETE',
    DriftInformation: drift,
  });

export const describeResource =
  (stack: Stack) =>
  ({ logicalId, physicalId, type }: StackResource) => ({
    StackName: stack.name,
    StackId: stack.id,
    LogicalResourceId: logicalId,
    PhysicalResourceId: physicalId,
    ResourceType: type,
    Timestamp: time(stack),
    ResourceStatus: 'CREATE_COMPLETE',
    DriftInformation: drift,
  });
