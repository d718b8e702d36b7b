import * as v from 'valibot';
import { decide } from '../../../lib/local/iam/decide.ts';
import { policyDocument } from '../../../lib/local/iam/policy-document.ts';
import type { Synthesized } from '../synthesized.ts';

type Faults = readonly string[];

const alarmSchema = v.object({
  AlarmName: v.string(),
  ActionsEnabled: v.optional(v.boolean(), true),
  AlarmActions: v.optional(v.array(v.string()), []),
});
const topicSchema = v.object({ KmsMasterKeyId: v.optional(v.string()) });
const topicPolicySchema = v.object({ Topics: v.array(v.string()), PolicyDocument: policyDocument });
const keySchema = v.object({ KeyPolicy: policyDocument });

const cloudWatch = { kind: 'service', name: 'cloudwatch.amazonaws.com' } as const;

/** What AWS tells about a call that CloudWatch makes for an alarm. */
const contextOf = (alarmName: string) =>
  new Map([
    ['aws:securetransport', 'true'],
    ['aws:sourceaccount', 'ACCOUNT'],
    ['aws:sourcearn', `arn:PARTITION:cloudwatch:REGION:ACCOUNT:alarm:${alarmName}`],
  ]);

const faultsOfKey = (stack: Synthesized, keyId: string, context: Map<string, string>): Faults => {
  if (keyId.includes('alias/aws/sns')) return ['CloudWatch cannot use alias/aws/sns'];
  const key = stack.ofType('AWS::KMS::Key').find(({ name }) => keyId.endsWith(`:${name}`));
  if (!key) return ['nobody knows what the policy of its key says'];
  const { Statement } = v.parse(keySchema, key.properties).KeyPolicy;
  return ['kms:Decrypt', 'kms:GenerateDataKey'].flatMap((action) => {
    const request = { principal: cloudWatch, action, resource: keyId, context };
    return decide(Statement, request) === 'allow' ? [] : [`its key does not allow ${action}`];
  });
};

const faultsOfTopic = (
  stack: Synthesized,
  topicArn: string,
  context: Map<string, string>,
): Faults => {
  const topic = stack.ofType('AWS::SNS::Topic').find(({ name }) => topicArn === `ref:${name}`);
  if (!topic) return [`its action is no topic of the stack: ${topicArn}`];
  const policies = stack
    .ofType('AWS::SNS::TopicPolicy')
    .map(({ properties }) => v.parse(topicPolicySchema, properties))
    .filter(({ Topics }) => Topics.includes(topicArn));
  const statements = policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
  const request = { principal: cloudWatch, action: 'sns:Publish', resource: topicArn, context };
  // The policy that SNS makes lets the account's own alarms publish. One of one's own takes its place.
  const mayPublish = policies.length === 0 || decide(statements, request) === 'allow';
  const { KmsMasterKeyId } = v.parse(topicSchema, topic.properties);
  return [
    ...(mayPublish ? [] : ['the policy of its topic does not let it publish']),
    ...(KmsMasterKeyId === undefined ? [] : faultsOfKey(stack, KmsMasterKeyId, context)),
  ];
};

/** Walks from each alarm over its topic and the topic's policy to the key: every link that is broken. */
export const alarmPathFaults = (stack: Synthesized): string[] =>
  stack.ofType('AWS::CloudWatch::Alarm').flatMap(({ name, properties }) => {
    const { AlarmName, ActionsEnabled, AlarmActions } = v.parse(alarmSchema, properties);
    const faults = [
      ...(ActionsEnabled ? [] : ['its actions are off']),
      ...(AlarmActions.length > 0 ? [] : ['it has no action']),
      ...AlarmActions.flatMap((action) => faultsOfTopic(stack, action, contextOf(AlarmName))),
    ];
    return faults.map((fault) => `${name}: ${fault}`);
  });
