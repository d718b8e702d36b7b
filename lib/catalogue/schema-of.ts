import * as v from 'valibot';
import { propertiesOf } from './common-properties.ts';
import type { EventDefinition } from './definition.ts';
import { definitionOf } from './event-type.ts';
import { memo } from './memo.ts';
import { publishedDateTime } from './normalise/date-time.ts';
import { publishedGuid } from './normalise/guid.ts';
import { integerRanges } from './normalise/integer.ts';
import type { ItemDefinition, Properties, Property, PropertyType } from './property.ts';
import type { EventOf, EventType } from './published.ts';

/**
 * The valibot schema of an event as it is published. Properties that the catalogue lacks, and `metadata`, pass through.
 * Built when it is first asked for.
 *
 * Valibot's messages repeat the input, which may be a phone number: log the path and the kind of an issue only.
 */
export function schemaOf<Type extends EventType>(
  eventType: Type,
): v.GenericSchema<unknown, EventOf<Type>>;
export function schemaOf(eventType: EventType): v.GenericSchema<unknown, object> {
  return schemaOfEvent(definitionOf(eventType));
}

// Marked pure, so that a bundle without `schemaOf` has no valibot.
const schemaOfEvent = /* @__PURE__ */ memo((definition: EventDefinition) =>
  v.looseObject(entriesOf(propertiesOf(definition))),
);

const schemaOfItem = /* @__PURE__ */ memo(({ properties }: ItemDefinition) =>
  v.looseObject(entriesOf(properties)),
);

function entriesOf(properties: Properties): Record<string, v.GenericSchema> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, schemaOfProperty(property)]),
  );
}

function schemaOfProperty({ type, nullable }: Property): v.GenericSchema {
  const schema = schemaOfType(type);
  return nullable || type.kind === 'string' ? v.nullable(schema) : schema;
}

function schemaOfType(type: PropertyType): v.GenericSchema {
  switch (type.kind) {
    case 'guid':
      return v.pipe(v.string(), v.regex(publishedGuid));
    case 'dateTime':
      return v.pipe(v.string(), v.regex(publishedDateTime));
    case 'bool':
      return v.boolean();
    case 'integer': {
      const { min, max } = integerRanges[type.size];
      return v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
    }
    case 'eventName':
      return type.name === undefined ? v.string() : v.literal(type.name);
    case 'enumeration':
      return v.string();
    case 'string':
      return type.orList ? v.union([v.string(), v.array(v.string())]) : v.string();
    case 'list':
      return v.array(schemaOfItem(type.item));
  }
}
