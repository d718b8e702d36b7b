import { propertiesOf } from './common-properties.ts';
import { definitionOf } from './event-type.ts';
import type { JsonValue } from './json/json-value.ts';
import type { Properties, Property, StringType } from './property.ts';
import type { EventOf, EventType } from './published.ts';
import { relatedIdsOf } from './related-ids.ts';

/**
 * A plausible event as it is published: every documented property is there, and the ids that usually agree do. For
 * tests, examples and the documentation.
 *
 * @param overrides - values of your own; an id given for one of two properties that usually agree holds for both.
 * @param seed - the same gives the same event; another gives other ids, times and values where any will do.
 */
export function sample<Type extends EventType>(
  eventType: Type,
  overrides?: Partial<EventOf<Type>>,
  seed?: string,
): EventOf<Type>;
export function sample(eventType: EventType, overrides: object = {}, seed = ''): object {
  const definition = definitionOf(eventType);
  const { section } = definition;
  const given = new Map<string, unknown>(
    Object.entries(overrides).filter(([, value]) => value !== undefined),
  );
  const related = relatedIdsOf(definition).flatMap(({ property, idProperty }) => {
    const id = given.get(property) ?? given.get(idProperty);
    return id === undefined ? [] : [{ [property]: id, [idProperty]: id }];
  });
  return Object.assign(
    sampleObject(propertiesOf(definition), seed),
    {
      Id: sampleGuid(eventType, seed),
      RootEntityType: 'Organization',
      RootEntityId: sampleGuid('OrganizationId', seed),
      EntityType: section,
      EntityId: sampleGuid(`${section}Id`, seed),
    },
    ...related,
    Object.fromEntries(given),
  );
}

/** @param owner - tells the ids of list items from those of the event. */
function sampleObject(properties: Properties, seed: string, owner = ''): Record<string, JsonValue> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [
      name,
      property.example === undefined ? sampleValue(name, property, seed, owner) : property.example,
    ]),
  );
}

function sampleValue(name: string, { type }: Property, seed: string, owner: string): JsonValue {
  switch (type.kind) {
    case 'guid':
      return sampleGuid(`${owner}${name}`, seed);
    case 'dateTime':
      return sampleTime(name, seed);
    case 'bool':
      return hash(name + seed) % 2 === 0;
    case 'integer':
      return documented(type.values?.values, name + seed) ?? hash(name + seed) % 10;
    case 'eventName':
      return type.name ?? 'SampleEvent';
    case 'enumeration':
      return documented(type.values.values, name + seed) ?? `Sample${type.values.name}`;
    case 'string':
      return sampleString(name, type, seed);
    case 'list':
      return [sampleObject(type.item.properties, seed, type.item.name)];
  }
}

const isPast = /^(?:Timestamp|StartTime|CreationTime|LastAttempt|Modified)/;
const monthSeconds = 30 * 86_400;

/** All times of an event are as far from those of the event without seed, so that what is past stays past. */
function sampleTime(name: string, seed: string): string {
  const laterMs = seed === '' ? 0 : (hash(seed) % monthSeconds) * 1000;
  const [time, fraction] = isPast.test(name)
    ? ['2026-01-15T08:01:23Z', '.45']
    : ['2026-01-16T15:00:00Z', ''];
  return `${new Date(Date.parse(time) + laterMs).toISOString().slice(0, 19)}${fraction}Z`;
}

function sampleString(name: string, { values, examples }: StringType, seed: string): string {
  const known = documented(values?.values, name + seed) ?? examples?.[0];
  if (known !== undefined) return known;
  if (/Number$|Target$/.test(name))
    return `+3585012${String(hash(name + seed) % 100_000).padStart(5, '0')}`;
  if (/UserName$/i.test(name)) return 'sam.sample@example.com';
  if (/LegId$/.test(name)) return `${sampleGuid(name, seed).slice(0, 8)}@sip.example.com`;
  return `Sample ${name.replace(/(?<=.)[A-Z]/g, ' $&').toLowerCase()}`;
}

function documented<Value>(
  values: readonly { readonly value: Value }[] | undefined,
  choice: string,
): Value | undefined {
  return values?.[hash(choice) % values.length]?.value;
}

/** Of version 4 in its looks only: the digits follow from the name and the seed. */
function sampleGuid(name: string, seed: string): string {
  const digits = [0, 1, 2, 3].map((part) =>
    hash(`${part}${name}${seed}`).toString(16).padStart(8, '0'),
  );
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
