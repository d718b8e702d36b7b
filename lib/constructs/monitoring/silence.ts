import { Duration, TimeZone } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmMuteRule,
  ComparisonOperator,
  ScheduleExpression,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { type BusinessHours, silenceMinutes } from '../business-hours.ts';
import type { AlarmDefinition } from './alarm-definition.ts';
import type { WebhookMetrics } from './metrics.ts';
import { quietWindows } from './quiet-windows.ts';

/** When silence is a fault. */
export interface SilenceProps {
  /** IANA name, such as `Europe/Helsinki`. */
  readonly timeZone: string;
  readonly businessHours: BusinessHours;
}

/**
 * Nothing was accepted. It is the one alarm for which missing data is bad: a webhook that Enreach has turned off, or a
 * name that no longer resolves, leaves no other trace.
 *
 * With business hours, an hour of them. Without, three days: a contact centre that is closed from Friday evening to
 * Monday morning is silent for 64 hours, and an alarm that rings every weekend is soon turned off.
 */
export const silenceAlarm = (metrics: WebhookMetrics, hasBusinessHours: boolean) => {
  const period = hasBusinessHours ? Duration.minutes(5) : Duration.hours(1);
  const length = hasBusinessHours ? Duration.minutes(silenceMinutes) : Duration.days(3);
  return {
    silence: {
      metric: metrics.of('accepted', { period }),
      comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
      threshold: 1,
      periods: length.toMinutes() / period.toMinutes(),
      missing: TreatMissingData.BREACHING,
      meaning: `Not one event was accepted in ${hasBusinessHours ? 'an hour of business hours' : 'three days'}: Enreach does not post, or does not reach us. Until Enreach has the URL, this is expected.`,
    },
  } satisfies Record<string, AlarmDefinition>;
};

/** Keeps the alarm quiet outside business hours. It goes on evaluating: the dashboard shows it all the same. */
export class SilenceMute extends Construct {
  constructor(scope: Construct, id: string, props: SilenceProps & { readonly alarm: Alarm }) {
    super(scope, id);
    const timeZone = TimeZone.of(props.timeZone);
    for (const [index, quiet] of quietWindows(props.businessHours, silenceMinutes).entries())
      new AlarmMuteRule(this, `Quiet${index}`, {
        description: 'Nobody expects events outside business hours',
        schedule: ScheduleExpression.cron({
          minute: `${quiet.startMinute % 60}`,
          hour: `${Math.floor(quiet.startMinute / 60)}`,
          weekDay: quiet.days.map((day) => day.slice(0, 3).toUpperCase()).join(','),
          timeZone,
        }),
        duration: quiet.duration,
        alarms: [props.alarm],
      });
  }
}
