import * as v from 'valibot';
import { noEffect, type ResourceType, resourceType } from '../../resource-type.ts';
import { compileSchedule } from './schedule.ts';

const text = v.pipe(v.string(), v.minLength(1));

const scheduleSchema = v.strictObject({
  Expression: text,
  Duration: text,
  Timezone: v.optional(text),
});

/** Mutes the actions of alarms; their state changes all the same. */
export interface MuteRule {
  readonly name: string;
  readonly arn: string;
  readonly description: string | undefined;
  readonly schedule: v.InferOutput<typeof scheduleSchema>;
  readonly alarmNames: readonly string[];
  readonly isMuting: (nowMs: number) => boolean;
}

/** `AWS::CloudWatch::AlarmMuteRule`; an end or a beginning of the rule itself is refused by name. */
export const alarmMuteRule: ResourceType = resourceType({
  schema: v.strictObject({
    Name: v.optional(text),
    Description: v.optional(v.string()),
    Rule: v.strictObject({ Schedule: scheduleSchema }),
    MuteTargets: v.optional(v.strictObject({ AlarmNames: v.array(text) }), { AlarmNames: [] }),
    Tags: noEffect,
  }),
  physical: (logicalId, { region, accountId }, property) => {
    const given = property('Name');
    const name = typeof given === 'string' ? given : logicalId;
    const arn = `arn:aws:cloudwatch:${region}:${accountId}:alarm-mute-rule:${name}`;
    // "The Ref intrinsic function returns the ARN": the primary identifier is the ARN.
    return { ref: arn, attributes: { Arn: arn } };
  },
  create: ({ logicalId, physical, properties }, { cloudWatch }) => {
    const schedule = properties.Rule.Schedule;
    const compiled = (() => {
      try {
        return compileSchedule(schedule);
      } catch (cause) {
        const message = cause instanceof Error ? cause.message : String(cause);
        throw new Error(`the local cloud cannot honour ${logicalId}: ${message}`, { cause });
      }
    })();
    cloudWatch.addMuteRule({
      name: physical.ref.split(':alarm-mute-rule:').at(-1) ?? physical.ref,
      arn: physical.ref,
      description: properties.Description,
      schedule,
      alarmNames: properties.MuteTargets.AlarmNames,
      isMuting: compiled,
    });
  },
});
