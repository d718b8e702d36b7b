import type { Context } from 'aws-lambda';
import type { BusEvent, EventType, GenericBusEvent } from '../../catalogue/index.ts';
import { isOfCatalogue } from './assert-bus-event.ts';
import type { EventHandler, SomeHandlers } from './handlers.ts';

const handlerOf = <Type extends EventType>(
  handlers: { readonly [Each in Type]?: EventHandler<Each> },
  eventType: Type,
): EventHandler<Type> | undefined =>
  // A type may be called `constructor`.
  Object.hasOwn(handlers, eventType) ? handlers[eventType] : undefined;

/**
 * Calls the handler of the event's type.
 *
 * @throws Error when there is none: an event that a rule sends here must not vanish.
 */
export const dispatch = async (
  handlers: SomeHandlers,
  event: BusEvent | GenericBusEvent,
  context: Context,
): Promise<void> => {
  const eventType = event['detail-type'];
  if (isOfCatalogue(event)) {
    const handle = handlerOf<EventType>(handlers, event['detail-type']);
    if (!handle)
      throw new Error(`no handler for ${eventType}: add one, or take it out of the rule`);
    await handle(event, context);
    return;
  }
  const { unknown } = handlers;
  if (!unknown)
    throw new Error(`no handler for ${eventType}, a type that the catalogue lacks: add "unknown"`);
  await unknown(event, context);
};
