import { eventSource } from './bus-contract.ts';
import type { BusEvent } from './bus-event.ts';
import type { EventOf, EventType } from './published.ts';
import { sample } from './sample.ts';

/**
 * A sample of a whole event, as the target of a rule receives it; the same each time.
 *
 * @param overrides - values of your own for the event's properties.
 * @param seed - another gives another event, with another `Id`.
 */
export function sampleBusEvent<Type extends EventType>(
  eventType: Type,
  overrides?: Partial<EventOf<Type>>,
  seed?: string,
): BusEvent<Type>;
export function sampleBusEvent(eventType: EventType, overrides?: object, seed?: string): object {
  const event = sample(eventType, overrides, seed);
  return {
    version: '0',
    id: '3f2b8c1a-6d47-4e0b-9a55-c1d2e3f4a5b6',
    'detail-type': eventType,
    source: eventSource,
    account: '123456789012',
    time: event.Timestamp.replace(/\.\d+/, ''),
    region: 'eu-north-1',
    resources: [],
    detail: {
      ...event,
      metadata: {
        endpoint: 'default',
        deliveryId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
        receivedAt: '2026-01-15T08:01:23.612Z',
        schema: 'known',
        flags: [],
      },
    },
  };
}
