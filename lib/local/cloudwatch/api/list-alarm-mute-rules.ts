import * as v from 'valibot';
import type { MuteRule } from '../mute-rules/mute-rule.ts';
import { type Operation, parseInput, toSeconds } from './operation.ts';

const statuses = v.picklist(['SCHEDULED', 'ACTIVE', 'EXPIRED']);
const schema = v.object({
  AlarmName: v.optional(v.string()),
  Statuses: v.optional(v.array(statuses)),
});

/** In one page; `ACTIVE` while a rule mutes. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListAlarmMuteRules.html */
export const listAlarmMuteRules =
  (rules: readonly MuteRule[], now: () => number, createdMs: number): Operation =>
  (input) => {
    const { AlarmName, Statuses } = parseInput(schema, input);
    const summaries = rules
      .filter(({ alarmNames }) => AlarmName === undefined || alarmNames.includes(AlarmName))
      .map(({ arn, schedule, isMuting }) => ({
        AlarmMuteRuleArn: arn,
        Status: isMuting(now()) ? ('ACTIVE' as const) : ('SCHEDULED' as const),
        MuteType: schedule.Expression.startsWith('cron') ? 'RECURRING' : 'ONE_TIME',
        LastUpdatedTimestamp: toSeconds(createdMs),
      }));
    return {
      AlarmMuteRuleSummaries: summaries.filter(
        ({ Status }) => Statuses === undefined || Statuses.includes(Status),
      ),
    };
  };
