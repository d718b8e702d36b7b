/** Checked by `tsc`, never run: what must compile, and what must not. */

import middy from '@middy/core';
import type { IEventBus, IRuleTarget } from 'aws-cdk-lib/aws-events';
import type { Context, SQSEvent } from 'aws-lambda';
import type { Construct } from 'constructs';
import type { BusEvent, EventType } from '../../lib/catalogue/index.ts';
import { sampleBusEvent } from '../../lib/catalogue/sample-bus-event.ts';
import type { EnreachWebhooks } from '../../lib/constructs/enreach-webhooks.ts';
import { enreachHandler } from '../../lib/subscribe/handler/enreach-handler.ts';
import type { EnreachInvocation, HandlersOf } from '../../lib/subscribe/handler/handlers.ts';
import { EnreachRule } from '../../lib/subscribe/rule/enreach-rule.ts';

declare const scope: Construct;
declare const bus: IEventBus;
declare const target: IRuleTarget;
const targets = [target];

// One type: its own properties, by the operators that suit them.
new EnreachRule(scope, 'One', {
  bus,
  targets,
  eventTypes: ['QueueCallInUserAllocated'],
  filter: {
    QueueName: ['Sales', { prefix: 'Support' }, { 'equals-ignore-case': 'desk' }, null],
    CallerNumber: [{ wildcard: '+358*00' }, { 'anything-but': { prefix: '+47' } }],
    UserName: [{ suffix: '@example.com' }, { exists: true }],
    metadata: { flags: ['coerced', 'casing'], endpoint: [{ 'anything-but': 'test' }] },
  },
});
new EnreachRule(scope, 'Numbers', {
  bus,
  targets,
  eventTypes: ['QueueStatus'],
  filter: { MaxWaitTime: [{ numeric: ['>', 60, '<=', 600] }] },
});
new EnreachRule(scope, 'Misspelt', {
  bus,
  targets,
  eventTypes: ['QueueCallInUserAllocated'],
  // @ts-expect-error -- spelled QueueName.
  filter: { Queuename: ['Sales'] },
});
new EnreachRule(scope, 'NoNumber', {
  bus,
  targets,
  eventTypes: ['QueueStatus'],
  // @ts-expect-error -- a number, not its text.
  filter: { MaxWaitTime: ['60'] },
});
new EnreachRule(scope, 'NoList', {
  bus,
  targets,
  eventTypes: ['QueueStatus'],
  // @ts-expect-error -- alternatives are a list.
  filter: { QueueName: 'Sales' },
});
new EnreachRule(scope, 'NoFlag', {
  bus,
  targets,
  eventTypes: ['QueueStatus'],
  // @ts-expect-error -- the list of flags is closed.
  filter: { metadata: { flags: ['odd'] } },
});
new EnreachRule(scope, 'NoType', {
  bus,
  targets,
  // @ts-expect-error -- no such event.
  eventTypes: ['QueueCallInUserAlocated'],
});
// @ts-expect-error -- EventBridge refuses an empty list.
new EnreachRule(scope, 'NoTypes', { bus, targets, eventTypes: [] });

// Several: what all of them have.
new EnreachRule(scope, 'Several', {
  bus,
  targets,
  eventTypes: ['QueueCallInArrived', 'UserCallInArrived'],
  filter: { CallerNumber: [{ prefix: '+358' }], EntityType: ['Queue'] },
});
new EnreachRule(scope, 'NotCommon', {
  bus,
  targets,
  eventTypes: ['QueueCallInArrived', 'UserCallInArrived'],
  // @ts-expect-error -- no user's event has one: it would never match.
  filter: { QueueName: ['Sales'] },
});
new EnreachRule(scope, 'NotCommonEither', {
  bus,
  targets,
  eventTypes: ['QueueCallInArrived', 'UserCallInArrived'],
  // @ts-expect-error -- nor in an alternative.
  filter: { $or: [{ CallerNumber: ['+358'] }, { QueueName: ['Sales'] }] },
});

// No types: all, by what every event has.
new EnreachRule(scope, 'All', {
  bus,
  targets,
  filter: {
    OrganizationId: ['6cb31d7d-9cd9-41dc-a096-62cf31fd0281'],
    metadata: { schema: ['unknown'] },
  },
});
new EnreachRule(scope, 'NotAll', {
  bus,
  targets,
  // @ts-expect-error -- not every event has it.
  filter: { QueueName: ['Sales'] },
});

// The same of the construct that has the bus.
declare const webhooks: EnreachWebhooks;
webhooks.on('QueueCallInUserAllocated', { targets, filter: { QueueName: ['Sales'] } });
webhooks.on(['QueueCallInArrived', 'UserCallInArrived'], {
  targets,
  filter: { CallerNumber: [{ prefix: '+358' }] },
});
// @ts-expect-error -- no such event.
webhooks.on('QueueCallInUserAlocated', { targets });
// @ts-expect-error -- spelled QueueName.
webhooks.on('QueueCallInUserAllocated', { targets, filter: { Queuename: ['Sales'] } });
webhooks.on(['QueueCallInArrived', 'UserCallInArrived'], {
  targets,
  // @ts-expect-error -- no user's event has one.
  filter: { QueueName: ['Sales'] },
});

// Handlers: `detail` is that of the type.
export const some = enreachHandler({
  QueueCallInArrived: async (event, context) => {
    const number: string | null = event.detail.CallerNumber;
    const type: 'QueueCallInArrived' = event['detail-type'];
    const replay: string | undefined = event['replay-name'];
    // @ts-expect-error -- not a property of this event.
    void event.detail.MaxWaitTime;
    // @ts-expect-error -- may be null.
    void event.detail.CallerNumber.length;
    return [number, type, replay, context.awsRequestId];
  },
  QueueStatus: ({ detail: { MaxWaitTime, metadata } }) => {
    const seconds: number = MaxWaitTime;
    return [seconds, metadata.flags];
  },
  unknown: ({ detail }) => {
    const id: string = detail.Id;
    const schema: 'known' | 'unknown' = detail.metadata.schema;
    // @ts-expect-error -- what is not common is of no known type.
    const name: string = detail.QueueName;
    return [id, schema, name];
  },
});
enreachHandler({
  // @ts-expect-error -- no such event.
  QueueCallInArived: async () => undefined,
});
enreachHandler({
  // @ts-expect-error -- a handler is a function.
  QueueCallInArrived: 'save',
});

// Exhaustive when asked: for the types of one's rule, or for all.
export const both = enreachHandler<'QueueCallInArrived' | 'QueueCallInDisconnected'>({
  QueueCallInArrived: ({ detail }) => detail.QueueName,
  QueueCallInDisconnected: ({ detail }) => detail.QueueName,
});
// @ts-expect-error -- one is missing.
enreachHandler<'QueueCallInArrived' | 'QueueCallInDisconnected'>({
  QueueCallInArrived: async () => undefined,
});
// @ts-expect-error -- all others are missing.
enreachHandler<EventType>({ QueueCallInArrived: async () => undefined });
declare const everyHandler: HandlersOf<EventType>;
export const all = enreachHandler<EventType>(everyHandler);
declare const allButOne: Omit<HandlersOf<EventType>, 'QueueStatus'>;
// @ts-expect-error -- QueueStatus is missing.
enreachHandler<EventType>(allButOne);
// @ts-expect-error -- no such event.
enreachHandler<'QueueCallInArived'>({});

// What it takes: an event of the bus, or a batch of a queue; with middy around it.
declare const context: Context;
declare const batch: SQSEvent;
export const calls = [
  some(sampleBusEvent('QueueStatus'), context),
  some(batch, context),
  middy(some)(batch, context),
  middy<EnreachInvocation>().handler(both)(batch, context),
];
// @ts-expect-error -- a detail alone.
void some(sampleBusEvent('QueueStatus').detail, context);

// Samples for tests are of their type.
export const sampleWait: number = sampleBusEvent('QueueStatus', { MaxWaitTime: 5 }).detail
  .MaxWaitTime;
// @ts-expect-error -- not a property of this event.
sampleBusEvent('QueueStatus', { UserId: '5f0c1d2e-3b4a-4c5d-8e6f-708192a3b4c5' });
export const ofAnyType: BusEvent = sampleBusEvent('UserStatus');
