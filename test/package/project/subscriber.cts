/** A CommonJS module, as `cdk init` makes them: Node loads ES modules for it. */
import { App, Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { EnreachDeduplicationTable, EnreachRule } from 'enreach-webhooks';

const stack = new Stack(new App(), 'Subscriber');
const eventTypes = ['QueueStatus'] as const;
new EnreachRule(stack, 'Rule', {
  bus: EventBus.fromEventBusName(stack, 'Bus', 'webhooks'),
  eventTypes,
  filter: { NbrOfQueuingRequesters: [{ numeric: ['>', 5] }] },
  targets: [new SqsQueue(new Queue(stack, 'Queue'))],
});
new EnreachDeduplicationTable(stack, 'Deduplication');
console.log(eventTypes.join());
