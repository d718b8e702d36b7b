import { typeName } from '../../catalogue/index.ts';
import type { Properties, Property, PropertyType } from '../../catalogue/property.ts';
import { code, table } from './markdown.ts';

/** One row a property: the type as published and as Enreach writes it, what it is and which values are documented. */
export function propertyTable(properties: Properties): string {
  return table(
    ['Property', 'Type', "Enreach's type", 'What it is'],
    Object.entries(properties).map(([name, property]) => [
      code(name),
      code(publishedType(property)),
      code(typeName(property)),
      [property.description, ...valuesOf(property.type)].join('\n'),
    ]),
  );
}

/** As a type of TypeScript. */
function publishedType({ type, nullable }: Property): string {
  const isNullable = nullable || type.kind === 'string';
  return `${valueType(type)}${isNullable ? ' | null' : ''}`;
}

function valueType(type: PropertyType): string {
  switch (type.kind) {
    case 'bool':
      return 'boolean';
    case 'integer':
      return 'number';
    case 'list':
      return `${type.item.name}[]`;
    case 'string':
      return type.orList ? 'string | string[]' : 'string';
    case 'guid':
    case 'dateTime':
    case 'eventName':
    case 'enumeration':
      return 'string';
  }
}

function valuesOf(type: PropertyType): string[] {
  if (type.kind === 'string' && type.examples !== undefined) {
    return [`For example ${type.examples.map(code).join(', ')}.`];
  }
  const values = 'values' in type ? (type.values?.values ?? []) : [];
  if (values.length === 0) return [];
  if (values.every(({ name, description }) => name === undefined && description === undefined)) {
    return [
      `Documented: ${values.map(({ value }) => code(String(value))).join(', ')}; others may come.`,
    ];
  }
  return [
    'Documented, others may come:',
    ...values.map(({ value, name, description }) =>
      [code(String(value)), name && code(name), description].filter(Boolean).join(' '),
    ),
  ];
}
