import type { Property, PropertyType } from './property.ts';

const names = {
  guid: 'Guid',
  dateTime: 'DateTime',
  bool: 'bool',
  string: 'string',
  eventName: 'string',
} as const;

/** A property's type as the specification writes it: `Guid?`, `short`, `List<QueueAttachedUser>`. */
export function typeName({ type, nullable }: Property): string {
  return `${nameOf(type)}${nullable ? '?' : ''}`;
}

/** What a value is refused for not being: the type's name, but for "or list of" where the specification only says so. */
export function expectedType(property: Property): string {
  const { type } = property;
  return type.kind === 'string' && type.orList ? 'string or List<string>' : typeName(property);
}

function nameOf(type: PropertyType): string {
  if (type.kind === 'list') return `List<${type.item.name}>`;
  if (type.kind === 'integer') return type.size;
  if (type.kind === 'enumeration') return type.values.name;
  return names[type.kind];
}
