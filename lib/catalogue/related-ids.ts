import type { EventDefinition } from './definition.ts';
import { foldCase } from './fold-case.ts';
import { memo } from './memo.ts';
import { emptyGuid } from './normalise/guid.ts';
import type { Members } from './normalise/properties.ts';

/** A property of an event that usually carries the same id as one of the common properties. */
interface RelatedId {
  readonly property: string;
  readonly idProperty: 'RootEntityId' | 'EntityId';
  readonly typeProperty: 'RootEntityType' | 'EntityType';
  /** The kind of entity for which the two are the same. */
  readonly entityType: string;
}

/**
 * The pairs of an event, by name: an `Organization` is the OrganizationId, a `Queue` the QueueId and so on. What has
 * another name (UserSupervisionStatus has a supervisor and a target) is not guessed.
 */
export const relatedIdsOf = memo(({ section, properties }: EventDefinition): RelatedId[] =>
  [
    {
      property: 'OrganizationId',
      idProperty: 'RootEntityId',
      typeProperty: 'RootEntityType',
      entityType: 'Organization',
    } as const,
    {
      property: `${section}Id`,
      idProperty: 'EntityId',
      typeProperty: 'EntityType',
      entityType: section,
    } as const,
  ].filter(({ property }) => Object.hasOwn(properties, property)),
);

/** The id that a property would carry, if the event's entity is of the right kind and has one. */
export function relatedId(
  definition: EventDefinition,
  property: string,
  members: Members,
): string | undefined {
  const pair = relatedIdsOf(definition).find((related) => related.property === property);
  if (pair === undefined) return undefined;
  const id = members[pair.idProperty];
  const kind = members[pair.typeProperty];
  const isRightKind = typeof kind === 'string' && foldCase(kind) === foldCase(pair.entityType);
  return typeof id === 'string' && id !== emptyGuid && isRightKind ? id : undefined;
}

/** Whether ids that usually agree do. */
export function idsAgree(definition: EventDefinition, members: Members): boolean {
  return relatedIdsOf(definition).every(
    ({ property, idProperty }) => members[property] === members[idProperty],
  );
}
