import * as v from 'valibot';
import type { Synthesized } from '../synthesized.ts';

const ruleSchema = v.object({ Targets: v.optional(v.array(v.object({ Arn: v.string() })), []) });

/**
 * Rules to whose log groups EventBridge delivers nothing: CloudFormation's `Arn` of a log group ends in `:*`, and a
 * target's must not.
 */
export const logTargetFaults = (stack: Synthesized): string[] => {
  const attributes = stack.ofType('AWS::Logs::LogGroup').map(({ name }) => `arn:${name}`);
  return stack.ofType('AWS::Events::Rule').flatMap(({ name, properties }) =>
    v
      .parse(ruleSchema, properties)
      .Targets.filter(({ Arn }) => attributes.includes(Arn) || Arn.endsWith(':*'))
      .map(({ Arn }) => `${name}: nothing is delivered to ${Arn}`),
  );
};
