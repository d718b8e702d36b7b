import { paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';
import type { Deployment } from './deployment.ts';

export interface AlarmState {
  readonly name: string;
  /** `OK`, `ALARM` or `INSUFFICIENT_DATA`. */
  readonly state: string;
  /** What it means, and its section of the runbook. */
  readonly description: string;
}

/** The stack's alarms: CloudFormation begins their names with the stack's. */
export const readAlarms = async ({
  clients,
  stackName,
}: Deployment): Promise<readonly AlarmState[]> => {
  const alarms: AlarmState[] = [];
  const pages = paginateDescribeAlarms(
    { client: clients.cloudWatch },
    { AlarmNamePrefix: `${stackName}-` },
  );
  for await (const { MetricAlarms = [], CompositeAlarms = [] } of pages)
    for (const { AlarmName, StateValue, AlarmDescription } of [...MetricAlarms, ...CompositeAlarms])
      alarms.push({
        name: AlarmName ?? '',
        state: StateValue ?? '',
        description: AlarmDescription ?? '',
      });
  return alarms;
};
