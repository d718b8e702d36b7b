import type { JsonValue } from './json/json-value.ts';

/** What a row of the specification's tables can be. Definitions are written with the builders of `vocabulary.ts`. */

/** Values that the specification documents. All enumerations are open: a new value is published and flagged. */
export interface Enumeration<Value extends string | number = string | number> {
  readonly name: string;
  readonly values: readonly DocumentedValue<Value>[];
}

export interface DocumentedValue<Value extends string | number = string | number> {
  readonly value: Value;
  /** The name of a numeric code, which Enreach may send in its place. */
  readonly name?: string;
  readonly description?: string;
}

export interface GuidType {
  readonly kind: 'guid';
}

export interface DateTimeType {
  readonly kind: 'dateTime';
}

export interface BoolType {
  readonly kind: 'bool';
}

export interface IntegerType<Code extends number = number> {
  readonly kind: 'integer';
  readonly size: 'short' | 'int' | 'long';
  readonly values?: Enumeration<Code>;
}

export interface StringType<Value extends string = string, OrList extends boolean = boolean> {
  readonly kind: 'string';
  readonly values?: Enumeration<Value>;
  /** Values named only as examples: another one is nothing new. */
  readonly examples?: readonly string[];
  /** The specification says "or list of". */
  readonly orList: OrList;
}

/** A .NET enumeration sent by name; a value type, so never null. */
export interface EnumerationType<Value extends string = string> {
  readonly kind: 'enumeration';
  readonly values: Enumeration<Value>;
}

/** The name of the event itself. */
export interface EventNameType {
  readonly kind: 'eventName';
  /** Constant for each type; absent where any type is spoken of. */
  readonly name?: string;
}

export interface ListType<Item extends ItemDefinition = ItemDefinition> {
  readonly kind: 'list';
  readonly item: Item;
}

export type PropertyType =
  | GuidType
  | DateTimeType
  | BoolType
  | IntegerType
  | StringType
  | EnumerationType
  | EventNameType
  | ListType;

/** One row of a table of the specification. */
export interface Property<
  Type extends PropertyType = PropertyType,
  Nullable extends boolean = boolean,
> {
  readonly type: Type;
  /** The specification's `?`. Strings are published as null, too, where Enreach leaves them out. */
  readonly nullable: Nullable;
  readonly description: string;
  /** What the sample has, where any value of the type would be odd beside the others. */
  readonly example?: JsonValue;
}

export type Properties = Readonly<Record<string, Property>>;

/** A type that occurs only as the items of a list ("Misc" in the specification). */
export interface ItemDefinition<Name extends string = string, Own extends Properties = Properties> {
  readonly name: Name;
  readonly description: string;
  readonly properties: Own;
}
