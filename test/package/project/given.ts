/** What the snippets of the documentation take as given: that each has been imported, or made elsewhere. */
import type { Duration as DurationClass } from 'aws-cdk-lib';
import type * as events from 'aws-cdk-lib/aws-events';
import type * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Context } from 'aws-lambda';
import type * as enreach from 'enreach-webhooks';
import type * as handling from 'enreach-webhooks/handler';

declare global {
  const Duration: typeof DurationClass;
  const EventBus: typeof events.EventBus;
  const EventBusTarget: typeof targets.EventBus;
  const SqsQueue: typeof targets.SqsQueue;
  const AccountPrincipal: typeof iam.AccountPrincipal;
  const PolicyStatement: typeof iam.PolicyStatement;
  const SqsEventSource: typeof sources.SqsEventSource;
  const Queue: typeof sqs.Queue;
  const EnreachDeduplicationTable: typeof enreach.EnreachDeduplicationTable;
  const EnreachRule: typeof enreach.EnreachRule;
  const EnreachRulePermission: typeof enreach.EnreachRulePermission;
  const enreachHandler: typeof handling.enreachHandler;

  const webhooks: enreach.EnreachWebhooks;
  const bus: events.EventBus;
  const queue: sqs.Queue;
  const subscriber: LambdaFunction;
  const theirBusArn: string;
  const webhooksAccount: string;

  const context: Context;
  const handler: (event: handling.EnreachInvocation, context: Context) => Promise<unknown>;
  const ring: (queue: string | null, caller: string | null) => Promise<void>;
  const note: (eventType: string) => Promise<void>;
}
