import * as v from 'valibot';
import { AwsError } from '../../front-door/aws-error.ts';
import { ruleArn } from '../arns.ts';
import { findBus, findRule } from '../find.ts';
import { compilePatternText } from '../pattern-text.ts';
import type { Rule } from '../rule.ts';
import type { EventBridgeState } from '../state.ts';
import { busName, namePrefix, oneOf, pageFields, ruleName, textOf } from './fields.ts';
import type { Operations } from './operation.ts';
import { pageOf } from './page.ts';
import { parseRequest } from './parse-request.ts';

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html "Rules", default */
const rulesPerBus = 300;

const putRuleSchema = v.strictObject({
  Name: ruleName,
  EventBusName: busName,
  EventPattern: v.optional(textOf(0, 4096)),
  State: v.optional(oneOf(['ENABLED', 'DISABLED']), 'ENABLED'),
  Description: v.optional(textOf(0, 512)),
  // Nothing to tag, and no target that takes a role.
  RoleArn: v.optional(v.string()),
  Tags: v.optional(v.unknown()),
});
const oneRuleSchema = v.object({ Name: ruleName, EventBusName: busName });
const listRulesSchema = v.object({ NamePrefix: namePrefix, EventBusName: busName, ...pageFields });

const describe = ({ name, arn, busName, patternText, description, isEnabled }: Rule) => ({
  Name: name,
  Arn: arn,
  EventPattern: patternText,
  State: isEnabled ? 'ENABLED' : 'DISABLED',
  Description: description,
  EventBusName: busName,
});

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html and the pages beside it */
export const ruleOperations = (state: EventBridgeState): Operations => {
  const locate = (input: unknown) => {
    const { Name, EventBusName } = parseRequest(oneRuleSchema, input);
    const bus = findBus(state, EventBusName);
    return { bus, name: Name };
  };

  const setEnabled = (isEnabled: boolean) => (input: unknown) => {
    const { bus, name } = locate(input);
    bus.rules.set(name, { ...findRule(bus, name), isEnabled });
    return {};
  };

  return {
    /** A rule that is there already keeps its targets and nothing else. */
    PutRule: (input) => {
      const { Name, EventBusName, EventPattern, State, Description } = parseRequest(
        putRuleSchema,
        input,
      );
      const bus = findBus(state, EventBusName);
      if (EventPattern === undefined)
        throw new AwsError(
          'ValidationException',
          'Parameter(s) EventPattern or ScheduleExpression must be specified.',
        );
      const pattern = compilePatternText(EventPattern);
      const before = bus.rules.get(Name);
      if (!before && bus.rules.size >= rulesPerBus)
        throw new AwsError(
          'LimitExceededException',
          'The requested resource exceeds the maximum number allowed.',
        );
      const arn = ruleArn(state.place, bus.name, Name);
      bus.rules.set(Name, {
        name: Name,
        arn,
        busName: bus.name,
        description: Description,
        isEnabled: State === 'ENABLED',
        needsPermission: before?.needsPermission ?? false,
        patternText: EventPattern,
        pattern,
        targets: before?.targets ?? new Map(),
      });
      return { RuleArn: arn };
    },
    /** A rule that is not there is deleted all the same. */
    DeleteRule: (input) => {
      const { bus, name } = locate(input);
      if ((bus.rules.get(name)?.targets.size ?? 0) > 0)
        throw new AwsError('ValidationException', "Rule can't be deleted since it has targets.");
      bus.rules.delete(name);
      return {};
    },
    DescribeRule: (input) => {
      const { bus, name } = locate(input);
      return { ...describe(findRule(bus, name)), CreatedBy: state.place.accountId };
    },
    EnableRule: setEnabled(true),
    DisableRule: setEnabled(false),
    ListRules: (input) => {
      const request = parseRequest(listRulesSchema, input);
      const { NamePrefix = '' } = request;
      const rules = [...findBus(state, request.EventBusName).rules.values()];
      const { items, NextToken } = pageOf(
        rules.filter(({ name }) => name.startsWith(NamePrefix)),
        request,
      );
      return { Rules: items.map(describe), NextToken };
    },
  };
};
