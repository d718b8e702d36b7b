import * as v from 'valibot';
import type { EvaluatedAlarm } from '../alarms/alarm-states.ts';
import { type Operation, parseInput, toSeconds } from './operation.ts';

const schema = v.object({
  AlarmNames: v.optional(v.array(v.string())),
  AlarmNamePrefix: v.optional(v.string(), ''),
  AlarmTypes: v.optional(v.array(v.string()), ['MetricAlarm']),
  StateValue: v.optional(v.picklist(['OK', 'ALARM', 'INSUFFICIENT_DATA'])),
  ActionPrefix: v.optional(v.string(), ''),
});

const describe =
  (createdMs: number) =>
  ({ alarm, state, reason, sinceMs }: EvaluatedAlarm) => {
    const { AlarmName: _, Tags: __, ...definition } = alarm.definition;
    return {
      AlarmName: alarm.name,
      AlarmArn: alarm.arn,
      AlarmConfigurationUpdatedTimestamp: toSeconds(createdMs),
      ...definition,
      StateValue: state,
      StateReason: reason,
      StateUpdatedTimestamp: toSeconds(sinceMs),
      StateTransitionedTimestamp: toSeconds(sinceMs),
    };
  };

/**
 * In one page; the alarms are evaluated when somebody asks. There are no composite alarms.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
 */
export const describeAlarms =
  (evaluate: () => readonly EvaluatedAlarm[], createdMs: number): Operation =>
  (input) => {
    const request = parseInput(schema, input);
    const { AlarmNames, AlarmNamePrefix, AlarmTypes, StateValue, ActionPrefix } = request;
    const isWanted = ({ alarm, state }: EvaluatedAlarm): boolean => {
      const { AlarmActions, OKActions, InsufficientDataActions } = alarm.definition;
      const actions = [...AlarmActions, ...OKActions, ...InsufficientDataActions];
      return (
        AlarmTypes.includes('MetricAlarm') &&
        (AlarmNames?.includes(alarm.name) ?? true) &&
        alarm.name.startsWith(AlarmNamePrefix) &&
        (StateValue ?? state) === state &&
        (ActionPrefix === '' || actions.some((action) => action.startsWith(ActionPrefix)))
      );
    };
    return {
      MetricAlarms: evaluate().filter(isWanted).map(describe(createdMs)),
      CompositeAlarms: [],
    };
  };
