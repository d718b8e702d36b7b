import type { SendableEvent } from '../sendable-event.ts';
import type { Subscription, WebhookConfig } from './webhook-config.ts';

/** Two spellings of one GUID differ in case only. */
const isSameGuid = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase();

/**
 * Whether an endpoint with these subscriptions gets an event: some subscription names its type, and its main entity or
 * all entities. However many do, it is sent once.
 *
 * @see the specification's section "Subscription"
 */
export const isSubscribed = (
  subscriptions: readonly Subscription[],
  { EventType, EntityId }: SendableEvent,
): boolean =>
  subscriptions.some(
    (subscription) =>
      subscription.EventType === EventType &&
      (subscription.EntityId === undefined || isSameGuid(subscription.EntityId, EntityId)),
  );

/** Whether any of these endpoints gets an event. */
export const isSubscribedByAny =
  (webhooks: readonly WebhookConfig[]) =>
  (event: SendableEvent): boolean =>
    webhooks.some(({ Subscriptions }) => isSubscribed(Subscriptions, event));
