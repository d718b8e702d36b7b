import { Aws, Duration } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  AlarmStatusWidgetSortBy,
  Dashboard,
  PeriodOverride,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { bus, consumer, frontDoor, queues, type StationsProps, tables } from './stations.ts';

export interface WebhookDashboardProps extends StationsProps {
  readonly allAlarms: readonly Alarm[];
  readonly runbookUrl: string;
}

/** What is wrong, then the path of an event from top to bottom: the first graph that is not normal is where to look. */
export class WebhookDashboard extends Construct {
  readonly dashboard: Dashboard;

  constructor(scope: Construct, id: string, props: WebhookDashboardProps) {
    super(scope, id);
    this.dashboard = new Dashboard(this, 'Dashboard', {
      // Dashboards are the account's: another region may have a stack of this name.
      dashboardName: `${Aws.STACK_NAME}-${Aws.REGION}`,
      defaultInterval: Duration.hours(3),
      // The graphs say "per 5 min"; CloudWatch's own choice depends on the time that is looked at.
      periodOverride: PeriodOverride.INHERIT,
    });
    this.dashboard.addWidgets(
      new AlarmStatusWidget({
        title: `${Aws.STACK_NAME}: alarms, the latest first`,
        alarms: [...props.allAlarms],
        sortBy: AlarmStatusWidgetSortBy.STATE_UPDATED_TIMESTAMP,
        width: 18,
        height: 6,
      }),
      new TextWidget({
        markdown: [
          'An event passes the rows below from top to bottom. Look at the first that is not as its title says.',
          '',
          'After a `200` nothing is lost: it is published, waits in a queue, or is in the quarantine or the dead-letter queue.',
          '',
          `Each alarm has its section in the runbook: ${props.runbookUrl}`,
        ].join('\n'),
        width: 6,
        height: 6,
      }),
    );
    for (const station of [frontDoor, queues, consumer, tables, bus])
      this.dashboard.addWidgets(...station(props));
  }
}
