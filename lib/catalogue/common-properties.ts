import { entityType } from './enumerations/entity-type.ts';
import { rootEntityType } from './enumerations/root-entity-type.ts';
import { dateTime, enumeration, guid, string } from './vocabulary.ts';

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
  EventType: string('Name of the event.'),
};
