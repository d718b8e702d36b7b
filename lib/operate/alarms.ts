import { paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import type { Deployment } from './deployment.ts';

export interface AlarmState {
  readonly name: string;
  /** `OK`, `ALARM` or `INSUFFICIENT_DATA`. */
  readonly state: string;
  /** Whether it tells anybody: somebody may have switched that off. */
  readonly tells: boolean;
  /** What it means, and its section of the runbook. */
  readonly description: string;
}

/** So many names DescribeAlarms takes. */
const namesPerCall = 100;

/** By the stack's own resources: names of another stack may begin like its own. */
const alarmNames = async ({ clients, stackName }: Deployment): Promise<readonly string[]> => {
  const names: string[] = [];
  const pages = paginateListStackResources(
    { client: clients.cloudFormation },
    { StackName: stackName },
  );
  for await (const { StackResourceSummaries = [] } of pages)
    for (const { ResourceType, PhysicalResourceId } of StackResourceSummaries)
      if (ResourceType === 'AWS::CloudWatch::Alarm' && PhysicalResourceId)
        names.push(PhysicalResourceId);
  return names;
};

/** The stack's alarms that exist. */
export const readAlarms = async (deployment: Deployment): Promise<readonly AlarmState[]> => {
  const names = await alarmNames(deployment);
  const alarms: AlarmState[] = [];
  for (let at = 0; at < names.length; at += namesPerCall) {
    const { MetricAlarms = [] } = await deployment.clients.cloudWatch.send(
      new DescribeAlarmsCommand({
        AlarmNames: names.slice(at, at + namesPerCall),
        MaxRecords: namesPerCall,
      }),
    );
    for (const { AlarmName, StateValue, ActionsEnabled, AlarmDescription } of MetricAlarms)
      alarms.push({
        name: AlarmName ?? '',
        state: StateValue ?? '',
        tells: ActionsEnabled !== false,
        description: AlarmDescription ?? '',
      });
  }
  return alarms;
};
