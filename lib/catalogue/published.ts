import type { Definition } from './catalogue.ts';
import type { commonProperties } from './common-properties.ts';
import type { EventDefinition } from './definition.ts';
import type { JsonValue } from './json/json-value.ts';
import type { Metadata } from './metadata.ts';
import type {
  BoolType,
  DateTimeType,
  EnumerationType,
  EventNameType,
  GuidType,
  IntegerType,
  ItemDefinition,
  ListType,
  Properties,
  Property,
  StringType,
} from './property.ts';

/** Completes with the documented values and admits any other: every enumeration of Enreach is open. */
type Open<Value extends string | number> =
  | Value
  | (string extends Value ? never : Value extends string ? string & Record<never, never> : never)
  | (number extends Value ? never : Value extends number ? number & Record<never, never> : never);

type ValueOf<Type> = Type extends GuidType | DateTimeType | EventNameType
  ? string
  : Type extends BoolType
    ? boolean
    : Type extends IntegerType<infer Code>
      ? Open<Code>
      : Type extends StringType<infer Value, infer OrList>
        ? Open<Value> | null | (OrList extends true ? readonly string[] : never)
        : Type extends EnumerationType<infer Value>
          ? Open<Value>
          : Type extends ListType<infer Item>
            ? readonly ItemOf<Item>[]
            : never;

type ItemOf<Item> =
  Item extends ItemDefinition<string, infer Own> ? PublishedProperties<Own> : never;

type Published<P> =
  P extends Property<infer Type, infer Nullable>
    ? ValueOf<Type> | (Nullable extends true ? null : never)
    : never;

type PublishedProperties<Own extends Properties> = {
  readonly [Name in keyof Own]: Published<Own[Name]>;
};

type Common = PublishedProperties<typeof commonProperties>;

type Flat<T> = { readonly [Name in keyof T]: T[Name] };

type EventFrom<D> =
  D extends EventDefinition<infer Name, infer Own>
    ? Flat<Common & { readonly EventType: Name } & PublishedProperties<Own>>
    : never;

/** The names of the specification's 34 events. */
export type EventType = Definition['name'];

/** The event of one type as it is published: `EventOf<'QueueStatus'>['MaxWaitTime']` is `number`. */
export type EventOf<Type extends EventType> = EventFrom<
  Extract<Definition, { readonly name: Type }>
>;

/** Any event of the catalogue as it is published; `EventType` tells which. */
export type EnreachEvent = { [Type in EventType]: EventOf<Type> }[EventType];

/** The `detail` of an event of the catalogue on the bus: the event, and what the pipeline adds. */
export type PublishedDetail<Type extends EventType = EventType> = {
  [Each in Type]: EventOf<Each> & { readonly metadata: Metadata };
}[Type];

/** An event of a type that the catalogue lacks: the common properties, and the rest as it came. */
export type GenericEvent = Common & { readonly [name: string]: JsonValue };
