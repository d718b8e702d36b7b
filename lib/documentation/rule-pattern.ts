import { eventSource } from '../catalogue/bus-contract.ts';
import {
  definitionOf,
  type EventOf,
  type EventType,
  type JsonObject,
  type JsonValue,
  propertiesOf,
  sample,
} from '../catalogue/index.ts';
import { isJsonArray, isJsonObject } from '../catalogue/json/json-value.ts';
import type { ItemDefinition, Property, PropertyType } from '../catalogue/property.ts';

/** What one would rather filter by, where that is neither a documented value nor the event's entity. */
const worthFilteringBy: { readonly [Type in EventType]?: keyof EventOf<Type> } = {
  UserCallInComing: 'CallerNumber',
  UserCallOutGoing: 'TargetNumber',
  UserStatus: 'CanBeAllocatedTo',
  UserSupervisionStatus: 'QueueId',
  UserWrapUpEnabled: 'QueueId',
  UserWrapUpStarted: 'QueueId',
  QueueAttachedUsers: 'AttachedUsers',
  CallbackListStatus: 'TotalOverDueDate',
};

/** A rule's pattern for one event type that also filters by a property, and matches the sample of that type. */
export function rulePatternOf(eventType: EventType): JsonObject {
  const { property, name } = propertyToFilterBy(eventType);
  const event: Readonly<Record<string, JsonValue>> = sample(eventType);
  return {
    source: [eventSource],
    'detail-type': [eventType],
    detail: { [name]: condition(name, property.type, event[name] ?? null) },
  };
}

/** All events of types that the catalogue lacks. */
export const unknownTypesPattern: JsonObject = {
  source: [eventSource],
  detail: { metadata: { schema: ['unknown'] } },
};

function propertyToFilterBy(eventType: EventType): { name: string; property: Property } {
  const definition = definitionOf(eventType);
  const properties: Readonly<Record<string, Property>> = propertiesOf(definition);
  const name =
    worthFilteringBy[eventType] ??
    Object.keys(definition.properties).find((own) => isDocumented(properties[own]?.type)) ??
    [`${definition.section}Id`, 'EntityId'].find((id) => Object.hasOwn(properties, id));
  const property = name === undefined ? undefined : properties[name];
  if (name === undefined || property === undefined) {
    throw new Error(`No property of ${eventType} to filter by.`);
  }
  return { name, property };
}

function isDocumented(type: PropertyType | undefined): boolean {
  if (type?.kind === 'string' && type.examples !== undefined) return true;
  return type !== undefined && 'values' in type && (type.values?.values ?? []).length > 0;
}

/** What the value of the sample satisfies, said with the operator that suits the type. */
function condition(name: string, type: PropertyType, value: JsonValue): JsonValue {
  if (type.kind === 'list') return conditionOnItem(type.item, value);
  if (type.kind === 'integer' && !isDocumented(type)) return [{ numeric: ['>=', value] }];
  if (typeof value === 'string' && name.endsWith('Number')) return [{ prefix: value.slice(0, 4) }];
  return [value];
}

/** Of a list, a pattern asks for one item that satisfies all of it; here its first property. */
function conditionOnItem({ properties }: ItemDefinition, items: JsonValue): JsonObject {
  const item = isJsonArray(items) ? items[0] : undefined;
  const members = isJsonObject(item) ? item : {};
  const [first] = Object.entries(properties);
  if (first === undefined) return {};
  const [name, { type }] = first;
  return { [name]: condition(name, type, members[name] ?? null) };
}
