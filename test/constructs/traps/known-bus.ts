import * as v from 'valibot';
import type { Synthesized } from '../synthesized.ts';

const consumerSchema = v.object({
  Environment: v.object({ Variables: v.object({ BUS_NAME: v.string() }) }),
});

/**
 * A PutEvents to a bus that does not exist succeeds. So the consumer is told a bus of the stack, or one on which a rule
 * of the stack is made before it: CloudFormation can make none on a bus that is not there.
 */
export const knownBusFaults = (stack: Synthesized): string[] => {
  const { properties, dependsOn } = stack.the('ConsumerFunction');
  const bus = v.parse(consumerSchema, properties).Environment.Variables.BUS_NAME;
  const isOurs = stack.ofType('AWS::Events::EventBus').some(({ name }) => bus === `ref:${name}`);
  const isProven = stack
    .ofType('AWS::Events::Rule')
    .some((rule) => rule.properties.EventBusName === bus && dependsOn.includes(rule.name));
  return isOurs || isProven ? [] : [`nobody knows whether there is a bus ${bus}`];
};
