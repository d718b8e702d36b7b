import type { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { AlarmTopic } from './alarm-topic.ts';
import { Alarms } from './alarms.ts';
import { deliveryAlarms } from './delivery-alarms.ts';
import { frontDoorAlarms } from './front-door-alarms.ts';
import { GatewayMetrics } from './gateway-metrics.ts';
import { webhookMetrics } from './metrics.ts';
import type { Monitored } from './monitored.ts';
import { outcomeAlarms } from './outcome-alarms.ts';
import { ruleMetrics } from './rule-metrics.ts';
import { SavedQueries } from './saved-queries.ts';
import { SilenceMute, type SilenceProps, silenceAlarm } from './silence.ts';
import { WebhookDashboard } from './webhook-dashboard.ts';

export interface MonitoringProps extends Monitored {
  /** @default - none: the topic is there, and nobody hears of an alarm until somebody subscribes */
  readonly alarmEmails?: readonly string[] | undefined;
  /** @default - events are expected at least once in three days */
  readonly silence?: SilenceProps | undefined;
  /**
   * A key of yours for the alarm topic. Its policy is changed to let CloudWatch use it; one that cannot be changed is
   * not used.
   * @default - none
   */
  readonly encryptionKey?: IKey | undefined;
  /** Where people find the runbook; alarms link their sections of it. */
  readonly runbookUrl: string;
}

/** What an operator sees at night: alarms, a dashboard along the path of an event, and saved queries. */
export class Monitoring extends Construct {
  readonly alarmTopic: ITopic;
  readonly dashboard: Dashboard;

  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id);
    const { silence, runbookUrl } = props;
    const metrics = webhookMetrics();
    const gateway = new GatewayMetrics(this, 'Gateway', props);

    const { topic } = new AlarmTopic(this, 'AlarmTopic', {
      emails: props.alarmEmails ?? [],
      encryptionKey: props.encryptionKey,
    });
    const alarms = new Alarms(this, 'Alarms', {
      definitions: {
        ...silenceAlarm(metrics, silence !== undefined),
        ...frontDoorAlarms(props, gateway, metrics),
        ...deliveryAlarms(props, metrics),
        ...outcomeAlarms(metrics, ruleMetrics(props.bus).sum('FailedInvocations')),
      },
      topic,
      runbookUrl,
    });
    if (silence) new SilenceMute(this, 'SilenceMute', { ...silence, alarm: alarms.of('silence') });

    const { dashboard } = new WebhookDashboard(this, 'Dashboard', {
      monitored: props,
      gateway,
      metrics,
      alarm: (name) => alarms.of(name),
      allAlarms: alarms.all,
      runbookUrl,
    });
    new SavedQueries(this, 'SavedQueries', props);

    this.alarmTopic = topic;
    this.dashboard = dashboard;
  }
}
