/** Checked, never run: a mistake is an error, so the types are there and none of them is `any`. */
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { EnreachRule, type EnreachWebhooks, type EnreachWebhooksProps } from 'enreach-webhooks';
import { dynamoDbDeduplication } from 'enreach-webhooks/deduplication';
import type { EventOf } from 'enreach-webhooks/events';
import { enreachHandler } from 'enreach-webhooks/handler';
import { sampleBusEvent } from 'enreach-webhooks/testing';

declare const scope: Construct;
declare const bus: IEventBus;
declare const webhooks: EnreachWebhooks;
declare const event: EventOf<'QueueStatus'>;

// @ts-expect-error No such option.
export const props: EnreachWebhooksProps = { endpoint: [] };
// @ts-expect-error Misspelt.
webhooks.on('QueueCallInArrivd', { targets: [] });
new EnreachRule(scope, 'Rule', {
  bus,
  eventTypes: ['QueueStatus'],
  // @ts-expect-error A text is not compared as a number.
  filter: { QueueName: [{ numeric: ['>', 5] }] },
  targets: [],
});
// @ts-expect-error No handler for one of two.
enreachHandler<'QueueStatus' | 'UserStatus'>({ QueueStatus: () => undefined });
// @ts-expect-error Not a property of it.
export const users = event.AttachedUsers;
// @ts-expect-error A number is no name.
sampleBusEvent('QueueStatus', { QueueName: 5 });
// @ts-expect-error Days are a number.
dynamoDbDeduplication({ tableName: 'claims', retentionDays: '14' });
