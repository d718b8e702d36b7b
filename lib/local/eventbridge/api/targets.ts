import * as v from 'valibot';
import { AwsError } from '../../front-door/aws-error.ts';
import { findBus, findRule } from '../find.ts';
import type { EventBridgeState } from '../state.ts';
import { targetSchema } from '../target.ts';
import { checkTarget } from './check-target.ts';
import { busName, listOf, pageFields, ruleName, textOf } from './fields.ts';
import type { Operations } from './operation.ts';
import { pageOf } from './page.ts';
import { parseRequest } from './parse-request.ts';

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html "Targets per rule" */
const targetsPerRule = 5;

const ofRule = { Rule: ruleName, EventBusName: busName };
const putTargetsSchema = v.object({ ...ofRule, Targets: listOf(targetSchema, 1, 100) });
const removeTargetsSchema = v.object({ ...ofRule, Ids: listOf(textOf(1, 64), 1, 100) });
const listTargetsSchema = v.object({ ...ofRule, ...pageFields });
const namesByTargetSchema = v.object({
  TargetArn: textOf(1, 1600),
  EventBusName: busName,
  ...pageFields,
});

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html and the pages beside it */
export const targetOperations = (state: EventBridgeState): Operations => {
  const locate = (request: { readonly Rule: string; readonly EventBusName?: string }) => {
    const bus = findBus(state, request.EventBusName);
    return { bus, rule: findRule(bus, request.Rule) };
  };

  return {
    /** Adds targets, or replaces those with the same id. */
    PutTargets: (input) => {
      const request = parseRequest(putTargetsSchema, input);
      const { bus, rule } = locate(request);
      for (const target of request.Targets) checkTarget(target);
      const targets = new Map([
        ...rule.targets,
        ...request.Targets.map((target) => [target.Id, target] as const),
      ]);
      if (targets.size > targetsPerRule)
        throw new AwsError(
          'LimitExceededException',
          'The requested resource exceeds the maximum number allowed.',
        );
      bus.rules.set(rule.name, { ...rule, targets });
      return { FailedEntryCount: 0, FailedEntries: [] };
    },
    RemoveTargets: (input) => {
      const request = parseRequest(removeTargetsSchema, input);
      const { bus, rule } = locate(request);
      const failed = request.Ids.filter((id) => !rule.targets.has(id));
      const left = [...rule.targets].filter(([id]) => !request.Ids.includes(id));
      bus.rules.set(rule.name, { ...rule, targets: new Map(left) });
      return {
        FailedEntryCount: failed.length,
        FailedEntries: failed.map((TargetId) => ({
          TargetId,
          ErrorCode: 'ResourceNotFoundException',
          ErrorMessage: `Rule ${rule.name} does not have a target with the Id ${TargetId}.`,
        })),
      };
    },
    ListTargetsByRule: (input) => {
      const request = parseRequest(listTargetsSchema, input);
      const targets = [...locate(request).rule.targets].map(([name, target]) => ({ name, target }));
      const { items, NextToken } = pageOf(targets, request);
      return { Targets: items.map(({ target }) => target), NextToken };
    },
    ListRuleNamesByTarget: (input) => {
      const request = parseRequest(namesByTargetSchema, input);
      const rules = [...findBus(state, request.EventBusName).rules.values()].filter(({ targets }) =>
        [...targets.values()].some(({ Arn }) => Arn === request.TargetArn),
      );
      const { items, NextToken } = pageOf(rules, request);
      return { RuleNames: items.map(({ name }) => name), NextToken };
    },
  };
};
