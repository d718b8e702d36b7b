import { propertiesOf } from './common-properties.ts';
import { definitionOf } from './event-type.ts';
import type { JsonValue } from './json/json-value.ts';
import type { Properties, PropertyType, StringType } from './property.ts';
import type { EventOf, EventType } from './published.ts';

/**
 * A plausible event as it is published, the same each time: every documented property has a value, and the ids that
 * usually agree do. For examples, tests of handlers and the documentation.
 */
export function sampleOf<Type extends EventType>(eventType: Type): EventOf<Type>;
export function sampleOf(eventType: EventType): object {
  const definition = definitionOf(eventType);
  const { section } = definition;
  return {
    ...sampleObject(propertiesOf(definition)),
    Id: sampleGuid(eventType),
    RootEntityType: 'Organization',
    RootEntityId: sampleGuid('OrganizationId'),
    EntityType: section,
    EntityId: sampleGuid(`${section}Id`),
  };
}

/** @param owner - tells the ids of list items from those of the event. */
function sampleObject(properties: Properties, owner = ''): Record<string, JsonValue> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, { type }]) => [name, sampleValue(name, type, owner)]),
  );
}

function sampleValue(name: string, type: PropertyType, owner: string): JsonValue {
  switch (type.kind) {
    case 'guid':
      return sampleGuid(`${owner}${name}`);
    case 'dateTime':
      return isPast.test(name) ? '2026-01-15T08:01:23.45Z' : '2026-01-16T15:00:00Z';
    case 'bool':
      return hash(name) % 2 === 0;
    case 'integer':
      return documented(type.values?.values, name) ?? hash(name) % 10;
    case 'eventName':
      return type.name;
    case 'enumeration':
      return documented(type.values.values, name) ?? `Sample${type.values.name}`;
    case 'string':
      return sampleString(name, type);
    case 'list':
      return [sampleObject(type.item.properties, type.item.name)];
  }
}

const isPast = /^(?:Timestamp|StartTime|CreationTime|LastAttempt|Modified)/;

function sampleString(name: string, { values, examples }: StringType): string {
  const known = documented(values?.values, name) ?? examples?.[0];
  if (known !== undefined) return known;
  if (/Number$|Target$/.test(name))
    return `+3585012${String(hash(name) % 100_000).padStart(5, '0')}`;
  if (/UserName$/i.test(name)) return 'sam.sample@example.com';
  if (/LegId$/.test(name)) return `${sampleGuid(name).slice(0, 8)}@sip.example.com`;
  return `Sample ${name.replace(/(?<=.)[A-Z]/g, ' $&').toLowerCase()}`;
}

function documented<Value>(
  values: readonly { readonly value: Value }[] | undefined,
  name: string,
): Value | undefined {
  return values?.[hash(name) % values.length]?.value;
}

/** Of version 4 in its looks only: the digits follow from the seed. */
function sampleGuid(seed: string): string {
  const digits = [0, 1, 2, 3].map((part) => hash(`${part}${seed}`).toString(16).padStart(8, '0'));
  return digits.join('').replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let hashed = 0x811c9dc5;
  for (const character of text) {
    hashed = Math.imul(hashed ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hashed;
}
