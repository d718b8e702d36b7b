/** The words that definitions are written in: one builder for every type that the specification's tables name. */
import type { JsonValue } from './json/json-value.ts';
import type {
  BoolType,
  DateTimeType,
  DocumentedValue,
  Enumeration,
  EnumerationType,
  EventNameType,
  GuidType,
  IntegerType,
  ItemDefinition,
  ListType,
  Property,
  PropertyType,
  StringType,
} from './property.ts';

export function guid(description: string): Property<GuidType, false> {
  return { type: { kind: 'guid' }, nullable: false, description };
}

export function dateTime(description: string): Property<DateTimeType, false> {
  return { type: { kind: 'dateTime' }, nullable: false, description };
}

export function bool(description: string): Property<BoolType, false> {
  return { type: { kind: 'bool' }, nullable: false, description };
}

export function short<Code extends number>(
  description: string,
  values?: Enumeration<Code>,
): Property<IntegerType<Code>, false> {
  return { type: { kind: 'integer', size: 'short', values }, nullable: false, description };
}

export function int<Code extends number>(
  description: string,
  values?: Enumeration<Code>,
): Property<IntegerType<Code>, false> {
  return { type: { kind: 'integer', size: 'int', values }, nullable: false, description };
}

export function long(description: string): Property<IntegerType, false> {
  return { type: { kind: 'integer', size: 'long' }, nullable: false, description };
}

export function string<Value extends string>(
  description: string,
  values?: Enumeration<Value>,
): Property<StringType<Value, false>, false> {
  return { type: { kind: 'string', values, orList: false }, nullable: false, description };
}

/** A string for which the specification gives some values as examples only. */
export function stringSuchAs(
  examples: readonly string[],
  description: string,
): Property<StringType<string, false>, false> {
  return { type: { kind: 'string', examples, orList: false }, nullable: false, description };
}

/** A string, or a list of strings. */
export function stringOrList(description: string): Property<StringType<string, true>, false> {
  return { type: { kind: 'string', orList: true }, nullable: false, description };
}

export function enumeration<Value extends string>(
  values: Enumeration<Value>,
  description: string,
): Property<EnumerationType<Value>, false> {
  return { type: { kind: 'enumeration', values }, nullable: false, description };
}

/** The name of the event: that of its definition, where there is one. */
export function eventName(description: string): Property<EventNameType, false> {
  return { type: { kind: 'eventName' }, nullable: false, description };
}

export function listOf<Item extends ItemDefinition>(
  item: Item,
  description: string,
): Property<ListType<Item>, false> {
  return { type: { kind: 'list', item }, nullable: false, description };
}

/** The specification's `?`: may be null, and absent means null. */
export function nullable<Type extends PropertyType>(
  property: Property<Type, false>,
): Property<Type, true> {
  return { ...property, nullable: true };
}

/** What the sample has here, so that the values of one event go together. */
export function withExample<Type extends PropertyType, Nullable extends boolean>(
  example: JsonValue,
  property: Property<Type, Nullable>,
): Property<Type, Nullable> {
  return { ...property, example };
}

/** Names the values that the specification documents for a property. */
export function enumerationOf<const Value extends string | number>(
  name: string,
  values: readonly DocumentedValue<Value>[],
): Enumeration<Value> {
  return { name, values };
}
