import { Annotations, ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct, IDependable } from 'constructs';

/** A queue of a rule's own for what cannot be delivered; it outlives the rule, for events may be in it. */
export const newDeadLetterQueue = (scope: Construct): Queue =>
  new Queue(scope, 'DeadLetterQueue', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
    removalPolicy: RemovalPolicy.RETAIN,
  });

/**
 * Lets the rules of `bus` send to `queue`: without this policy EventBridge drops in silence what it cannot deliver.
 *
 * It names the rules by their bus, not the one rule by its ARN, so that the policy can be there before the rule: an event
 * that comes in between would be lost.
 *
 * @returns what the rule depends on; nothing for a queue whose policy is out of reach, about which the synthesis warns.
 */
export const letRulesSend = (
  scope: Construct,
  queue: IQueue,
  bus: IEventBus,
): IDependable | undefined => {
  const rules = Stack.of(scope).formatArn({
    service: 'events',
    resource: 'rule',
    resourceName: `${bus.eventBusName}/*`,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    account: bus.env.account,
    region: bus.env.region,
  });
  const { statementAdded, policyDependable } = queue.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('events.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: { ArnLike: { 'aws:SourceArn': rules } },
    }),
  );
  if (!statementAdded)
    Annotations.of(scope).addWarningV2(
      'enreach-webhooks:deadLetterQueuePolicy',
      `the policy of the dead-letter queue ${queue.queueName} must let events.amazonaws.com send to it, or what cannot be delivered is dropped: it is not of this app`,
    );
  return policyDependable;
};
