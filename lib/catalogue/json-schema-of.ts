import { commonProperties } from './common-properties.ts';
import { definitionOf } from './event-type.ts';
import type { JsonObject } from './json/json-value.ts';
import { integerRanges } from './normalise/integer.ts';
import type { ItemDefinition, Properties, Property, PropertyType } from './property.ts';
import type { EventType } from './published.ts';

/** Where the dialects differ: how to point at another schema, and how to admit null. */
interface Dialect {
  readonly refTo: (name: string) => string;
  readonly orNull: (schema: JsonObject) => JsonObject;
}

const jsonSchema: Dialect = {
  refTo: (name) => `#/$defs/${name}`,
  orNull: ({ type, anyOf, ...schema }) =>
    Array.isArray(anyOf)
      ? { ...schema, anyOf: [...anyOf, { type: 'null' }] }
      : { ...schema, type: [type, 'null'] },
};

const openApi3: Dialect = {
  refTo: (name) => `#/components/schemas/${name}`,
  orNull: (schema) => ({ ...schema, nullable: true }),
};

/** The JSON Schema (2020-12) of an event as it is published, complete in itself. */
export function jsonSchemaOf(eventType: EventType): JsonObject {
  const { [eventType]: event, ...$defs } = schemasFor(eventType, jsonSchema);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: eventType,
    ...event,
    ...(Object.keys($defs).length > 0 ? { $defs } : {}),
  };
}

/** The OpenAPI 3.0 components of an event, by name: its own and those of its list items. */
export function openApiComponentsOf(eventType: EventType): JsonObject {
  return schemasFor(eventType, openApi3);
}

function schemasFor(eventType: EventType, dialect: Dialect): Record<string, JsonObject> {
  const { name, description, properties } = definitionOf(eventType);
  const event = objectSchema(description, { ...commonProperties, ...properties }, dialect);
  const schemas = { [name]: withEventType(event, name) };
  for (const item of itemsOf(properties)) {
    schemas[item.name] = objectSchema(item.description, item.properties, dialect);
  }
  return schemas;
}
