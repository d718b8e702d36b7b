import * as v from 'valibot';
import { decide } from '../../../lib/local/iam/decide.ts';
import { policyDocument } from '../../../lib/local/iam/policy-document.ts';
import type { Synthesized } from '../synthesized.ts';

const deadLetters = v.object({ DeadLetterConfig: v.optional(v.object({ Arn: v.string() })) });
const ruleSchema = v.object({ Targets: v.optional(v.array(deadLetters), []) });
const policySchema = v.object({ Queues: v.array(v.string()), PolicyDocument: policyDocument });

const eventBridge = { kind: 'service', name: 'events.amazonaws.com' } as const;

/** Dead-letter queues of buses and of rules that EventBridge may not send to: what it gives up on would be gone. */
export const deadLetterFaults = (stack: Synthesized): string[] => {
  const policies = stack
    .ofType('AWS::SQS::QueuePolicy')
    .map(({ properties }) => v.parse(policySchema, properties));

  const maySend = (sender: string, queueArn: string): boolean => {
    const url = queueArn.replace('arn:', 'https://sqs.test/');
    const statements = policies
      .filter(({ Queues }) => Queues.includes(url))
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
    const context = new Map([
      ['aws:securetransport', 'true'],
      ['aws:sourceaccount', 'ACCOUNT'],
      ['aws:sourcearn', `arn:${sender}`],
    ]);
    const request = { principal: eventBridge, action: 'sqs:SendMessage', resource: queueArn };
    return decide(statements, { ...request, context }) === 'allow';
  };

  const used = [
    ...stack
      .ofType('AWS::Events::EventBus')
      .map(({ name, properties }) => ({ name, queue: v.parse(deadLetters, properties) })),
    ...stack
      .ofType('AWS::Events::Rule')
      .flatMap(({ name, properties }) =>
        v.parse(ruleSchema, properties).Targets.map((queue) => ({ name, queue })),
      ),
  ];
  return used.flatMap(({ name, queue: { DeadLetterConfig } }) =>
    DeadLetterConfig && !maySend(name, DeadLetterConfig.Arn)
      ? [`${name}: EventBridge may not send to ${DeadLetterConfig.Arn}`]
      : [],
  );
};
