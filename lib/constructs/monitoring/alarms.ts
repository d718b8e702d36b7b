import { Aws } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { AlarmDefinition } from './alarm-definition.ts';

export interface AlarmsProps<Name extends string> {
  /** By name: behind the stack's, the name of the alarm; alone, its section in the runbook. */
  readonly definitions: Readonly<Record<Name, AlarmDefinition>>;
  readonly topic: ITopic;
  readonly runbookUrl: string;
}

/**
 * The alarms. They tell when something begins, not when it ends: the end of `quarantined` does not mean that the
 * quarantine is empty.
 */
export class Alarms<Name extends string> extends Construct {
  private readonly alarms: ReadonlyMap<string, Alarm>;

  constructor(scope: Construct, id: string, props: AlarmsProps<Name>) {
    super(scope, id);
    const action = new SnsAction(props.topic);
    const create = ([name, definition]: [string, AlarmDefinition]) => {
      const alarm = new Alarm(this, name, {
        // The subject of the mail, and what a person reads first. Unique, since the stack's name is.
        alarmName: `${Aws.STACK_NAME}-${name}`,
        alarmDescription: `${definition.meaning} What to do: ${props.runbookUrl}#${name}`,
        metric: definition.metric,
        threshold: definition.threshold,
        comparisonOperator:
          definition.comparison ?? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        evaluationPeriods: definition.periods,
        datapointsToAlarm: definition.breaching ?? definition.periods,
        treatMissingData: definition.missing ?? TreatMissingData.NOT_BREACHING,
      });
      alarm.addAlarmAction(action);
      return [name, alarm] as const;
    };
    this.alarms = new Map(Object.entries<AlarmDefinition>(props.definitions).map(create));
  }

  get all(): readonly Alarm[] {
    return [...this.alarms.values()];
  }

  /** @throws Error when there is no such alarm. */
  of(name: Name): Alarm {
    const alarm = this.alarms.get(name);
    if (!alarm) throw new Error(`there is no alarm ${name}`);
    return alarm;
  }
}
