import { commonProperties, propertiesOf } from './common-properties.ts';
import { definitionOf } from './event-type.ts';
import { isJsonArray, isJsonObject, type JsonObject } from './json/json-value.ts';
import { publishedDateTime } from './normalise/date-time.ts';
import { publishedGuid } from './normalise/guid.ts';
import { integerRanges } from './normalise/integer.ts';
import type { Properties, Property, PropertyType } from './property.ts';
import type { EventType } from './published.ts';

/** Where the dialects differ: how to point at another schema, and how to admit null. */
interface Dialect {
  readonly refTo: (name: string) => string;
  readonly orNull: (schema: JsonObject) => JsonObject;
}

const jsonSchema: Dialect = { refTo: (name) => `#/$defs/${name}`, orNull: withNullType };

const openApi3: Dialect = { refTo: componentRef, orNull: withNullable };

/** JSON Schema, kept where OpenAPI keeps it. */
const asyncApi3: Dialect = { refTo: componentRef, orNull: withNullType };

function componentRef(name: string): string {
  return `#/components/schemas/${name}`;
}

/** OpenAPI 3.0 knows `nullable` only beside a `type`. */
function withNullable(schema: JsonObject): JsonObject {
  const { anyOf } = schema;
  if (anyOf === undefined || !isJsonArray(anyOf)) return { ...schema, nullable: true };
  return {
    ...schema,
    anyOf: anyOf.map((option) => (isJsonObject(option) ? withNullable(option) : option)),
  };
}

function withNullType(schema: JsonObject): JsonObject {
  const { type, ...others } = schema;
  if (type === undefined) return { anyOf: [schema, { type: 'null' }] };
  return { type: [type, 'null'], ...others };
}

/** The JSON Schema (2020-12) of an event as it is published, complete in itself. */
export function jsonSchemaOf(eventType: EventType): JsonObject {
  const { [eventType]: event, ...items } = schemasFor(eventType, jsonSchema);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: eventType,
    ...event,
    ...(Object.keys(items).length > 0 ? { $defs: items } : {}),
  };
}

/** The OpenAPI 3.0 components of an event, by name: its own and those of its list items. */
export function openApiComponentsOf(eventType: EventType): Record<string, JsonObject> {
  return schemasFor(eventType, openApi3);
}

/** The AsyncAPI 3 components of an event, by name: its own and those of its list items. */
export function asyncApiComponentsOf(eventType: EventType): Record<string, JsonObject> {
  return schemasFor(eventType, asyncApi3);
}

/** The JSON Schema of an event of a type that the catalogue lacks, the same in every dialect. */
export function genericJsonSchema(): JsonObject {
  const description =
    'An event of a type that the catalogue lacks: its own properties are as they came.';
  return objectSchema(description, commonProperties, jsonSchema);
}

function schemasFor(eventType: EventType, dialect: Dialect): Record<string, JsonObject> {
  const definition = definitionOf(eventType);
  const properties = propertiesOf(definition);
  const schemas = {
    [definition.name]: objectSchema(definition.description, properties, dialect),
  };
  for (const { type } of Object.values(properties)) {
    if (type.kind !== 'list') continue;
    const { name, description, properties } = type.item;
    schemas[name] = objectSchema(description, properties, dialect);
  }
  return schemas;
}

/** Every documented property is published, so all are required; others may follow, so the schema is open. */
function objectSchema(description: string, properties: Properties, dialect: Dialect) {
  const entries = Object.entries(properties);
  return {
    type: 'object',
    description,
    properties: Object.fromEntries(
      entries.map(([name, property]) => [name, propertySchema(property, dialect)]),
    ),
    required: entries.map(([name]) => name),
  };
}

function propertySchema(property: Property, dialect: Dialect): JsonObject {
  const schema = typeSchema(property.type, dialect);
  const isNullable = property.nullable || property.type.kind === 'string';
  return { ...(isNullable ? dialect.orNull(schema) : schema), description: describe(property) };
}

function typeSchema(type: PropertyType, dialect: Dialect): JsonObject {
  switch (type.kind) {
    case 'guid':
      return { type: 'string', format: 'uuid', pattern: publishedGuid.source };
    case 'dateTime':
      return { type: 'string', format: 'date-time', pattern: publishedDateTime.source };
    case 'bool':
      return { type: 'boolean' };
    case 'integer': {
      const { min, max } = integerRanges[type.size];
      return { type: 'integer', minimum: min, maximum: max };
    }
    case 'eventName':
      return { type: 'string', ...(type.name === undefined ? {} : { enum: [type.name] }) };
    case 'enumeration':
      return { type: 'string' };
    case 'string':
      return type.orList
        ? { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] }
        : { type: 'string' };
    case 'list':
      return { type: 'array', items: { $ref: dialect.refTo(type.item.name) } };
  }
}

/** Values are told, not enforced: every enumeration is open. */
function describe({ description, type }: Property): string {
  if (type.kind === 'string' && type.examples !== undefined) {
    return `${description} For example ${type.examples.map((text) => `\`${text}\``).join(', ')}.`;
  }
  const values = 'values' in type ? (type.values?.values ?? []) : [];
  if (values.length === 0) return description;
  const rows = values.map(({ value, name, description }) =>
    [`- \`${value}\``, name && `(${name})`, description && `– ${description}`]
      .filter((part) => part !== undefined)
      .join(' '),
  );
  return [`${description} Documented values, to which Enreach may add:\n`, ...rows].join('\n');
}
