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

function nameOf(type: PropertyType): string {
  if (type.kind === 'list') return `List<${type.item.name}>`;
  if (type.kind === 'integer') return type.size;
  if (type.kind === 'enumeration') return type.values.name;
  return names[type.kind];
}
