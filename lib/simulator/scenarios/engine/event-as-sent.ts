import {
  type commonProperties,
  definitionOf,
  type EventOf,
  type EventType,
} from '../../../catalogue/index.ts';
import { formatDateTime } from './date-time.ts';

/** The properties of an event that its type alone has. */
export type OwnProperties<Type extends EventType> = Omit<
  EventOf<Type>,
  keyof typeof commonProperties | 'OrganizationId'
>;

export interface CommonValues {
  readonly id: string;
  readonly timeMs: number;
  readonly organizationId: string;
  /** The user, queue or call list, as the section of the type has it. */
  readonly entityId: string;
}

/**
 * An event as Enreach sends it: every documented property, in the order of the specification's example.
 *
 * @see the specification, "Request payload"
 */
export function eventAsSent<Type extends EventType>(
  eventType: Type,
  common: CommonValues,
  own: OwnProperties<Type>,
): EventOf<Type>;
export function eventAsSent(
  eventType: EventType,
  { id, timeMs, organizationId, entityId }: CommonValues,
  own: object,
): object {
  return {
    RootEntityType: 'Organization',
    RootEntityId: organizationId,
    EventType: eventType,
    EntityType: definitionOf(eventType).section,
    EntityId: entityId,
    ...own,
    OrganizationId: organizationId,
    Id: id,
    Timestamp: formatDateTime(timeMs),
  };
}
