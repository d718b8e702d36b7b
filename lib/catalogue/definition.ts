import type { ItemDefinition, Properties } from './property.ts';

/** A section of the specification; it is the `EntityType` of its events, too. */
export type Section = 'User' | 'Queue' | 'CallList';

export interface EventDefinition<
  Name extends string = string,
  Own extends Properties = Properties,
> {
  readonly name: Name;
  readonly section: Section;
  /** When Enreach sends it. */
  readonly description: string;
  /** The event's own properties, in the specification's order; the common ones are not repeated. */
  readonly properties: Own;
}

export function event<const Name extends string, Own extends Properties>(
  name: Name,
  definition: Omit<EventDefinition<Name, Own>, 'name'>,
): EventDefinition<Name, Own> {
  return { name, ...definition };
}

export function listItem<const Name extends string, Own extends Properties>(
  name: Name,
  definition: Omit<ItemDefinition<Name, Own>, 'name'>,
): ItemDefinition<Name, Own> {
  return { name, ...definition };
}
