import { Annotations, Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct, IDependable } from 'constructs';
import { rulesOf } from './rules-of-bus.ts';

/** A queue of a rule's own for what cannot be delivered; it outlives the rule, for events may be in it. */
export const newDeadLetterQueue = (scope: Construct): Queue =>
  new Queue(scope, 'DeadLetterQueue', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
    removalPolicy: RemovalPolicy.RETAIN,
  });

const eventBridge = () => new ServicePrincipal('events.amazonaws.com');

/** The policy of what is not of this app is out of reach. */
const warnOf = (scope: Construct, theirs: string, right: string): void =>
  Annotations.of(scope).addWarningV2(
    'enreach-webhooks:deadLetterQueuePolicy',
    `the policy of the ${theirs} must let events.amazonaws.com ${right}, or what cannot be delivered is dropped: it is not of this app`,
  );

/**
 * Lets the rules of `bus` send to `queue`, and use its key: without these policies EventBridge drops in silence what it
 * cannot deliver.
 *
 * The queue's names the rules by their bus, not the one rule by its ARN, so that the policy can be there before the rule:
 * an event that comes in between would be lost.
 *
 * @returns what the rule depends on; nothing for a queue whose policy is out of reach, about which the synthesis warns.
 */
export const letRulesSend = (
  scope: Construct,
  queue: IQueue,
  bus: IEventBus,
): IDependable | undefined => {
  const { statementAdded, policyDependable } = queue.addToResourcePolicy(
    new PolicyStatement({
      principals: [eventBridge()],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: { ArnLike: { 'aws:SourceArn': rulesOf(scope, bus) } },
    }),
  );
  if (!statementAdded) warnOf(scope, `dead-letter queue ${queue.node.path}`, 'send to it');
  // Not by a grant, which would not tell that the policy of an imported key stays as it is.
  const ofKey = queue.encryptionMasterKey?.addToResourcePolicy(
    new PolicyStatement({
      principals: [eventBridge()],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: ['*'],
    }),
  );
  if (ofKey && !ofKey.statementAdded)
    warnOf(scope, `key of the dead-letter queue ${queue.node.path}`, 'use it');
  return policyDependable;
};
