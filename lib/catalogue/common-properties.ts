import type { EventDefinition } from './definition.ts';
import { entityType } from './enumerations/entity-type.ts';
import { rootEntityType } from './enumerations/root-entity-type.ts';
import type { Properties } from './property.ts';
import { dateTime, enumeration, eventName, guid } from './vocabulary.ts';

/** What every event has, whatever its type. */
export const commonProperties = {
  Id: guid('This event; the same in every redelivery.'),
  Timestamp: dateTime('When the event happened.'),
  RootEntityType: enumeration(
    rootEntityType,
    'Kind of top-level entity that the event belongs to.',
  ),
  RootEntityId: guid('That top-level entity.'),
  EntityType: enumeration(entityType, 'Kind of entity that the event is about.'),
  EntityId: guid('The entity that the event is about.'),
  EventType: eventName('Name of the event.'),
};

/** All properties of an event in the order in which they are published: the common ones, then its own. */
export function propertiesOf({
  name,
  properties,
}: Pick<EventDefinition, 'name' | 'properties'>): Properties {
  const EventType = { ...commonProperties.EventType, type: { kind: 'eventName', name } } as const;
  return { ...commonProperties, EventType, ...properties };
}
