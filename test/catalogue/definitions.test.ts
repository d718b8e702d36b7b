import { commonProperties, type Definition, events, typeName } from '../../lib/catalogue/index.ts';
import type { ItemDefinition, Properties, Property } from '../../lib/catalogue/property.ts';
import { eventFacts, facts, type PropertyFact, type TypeFact } from './specification-facts.ts';

describe('the catalogue', () => {
  it('has the events of the specification, in its order', () => {
    expect(events.map(({ name }) => name)).toEqual(eventFacts.map(({ name }) => name));
    expect(events).toHaveLength(34);
  });

  it('has the helper types of the specification', () => {
    const names = new Set(itemDefinitions().map(({ name }) => name));
    expect([...names].sort()).toEqual(
      facts.types
        .filter(({ kind }) => kind === 'misc')
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('has the common properties of the specification', () => {
    expect(rowsOf(commonProperties)).toEqual(
      facts.commonProperties.map(({ name, type }) => [name, type]),
    );
  });

  it('documents the entity types of the specification', () => {
    expect(valuesOf(commonProperties.EntityType)).toEqual([...facts.entityTypes].sort());
    expect(valuesOf(commonProperties.RootEntityType)).toEqual([...facts.rootEntityTypes].sort());
  });
});

describe.each(events.map((definition) => [definition.name, definition] as const))(
  '%s',
  (name, definition) => {
    const fact = factOf('event', name);

    it('is in the section of the specification', () => {
      expect(definition.section).toBe(fact.section);
    });

    it('has exactly the properties and types of the specification, in its order', () => {
      expect(rowsOf(definition.properties)).toEqual(expectedRows(fact));
    });

    it('documents the values of the specification', () => {
      expect(documentedIn(definition.properties)).toEqual(expectedValues(fact));
    });

    it('says when it is sent and describes every property in one sentence', () => {
      expect(descriptionsOf(definition).filter((description) => !isSentence(description))).toEqual(
        [],
      );
    });
  },
);

describe.each(itemDefinitions().map((item) => [item.name, item] as const))('%s', (name, item) => {
  it('has exactly the properties and types of the specification, in its order', () => {
    expect(rowsOf(item.properties)).toEqual(expectedRows(factOf('misc', name)));
  });

  it('is described, as are its properties, in one sentence', () => {
    expect(descriptionsOf(item).filter((description) => !isSentence(description))).toEqual([]);
  });
});

function itemDefinitions(): ItemDefinition[] {
  const items = events.flatMap((event: Definition) =>
    Object.values<Property>(event.properties).flatMap(({ type }) =>
      type.kind === 'list' ? [type.item] : [],
    ),
  );
  return [...new Set(items)];
}

function factOf(kind: TypeFact['kind'], name: string): TypeFact {
  const fact = facts.types.find((type) => type.kind === kind && type.name === name);
  if (fact === undefined) throw new Error(`The specification has no ${kind} ${name}.`);
  return fact;
}

function rowsOf(properties: Properties): string[][] {
  return Object.entries(properties).map(([name, property]) => [name, typeName(property)]);
}

/** The specification writes `String` twice and means `string`. */
function expectedRows({ properties }: TypeFact): string[][] {
  return properties.map(({ name, type }) => [name, type === 'String' ? 'string' : type]);
}

function documentedIn(properties: Properties): Record<string, unknown> {
  const documented = Object.entries(properties).map(([name, property]) => [
    name,
    valuesOf(property),
  ]);
  return Object.fromEntries(documented.filter(([, values]) => values !== undefined));
}

function valuesOf({ type }: Property): unknown {
  if (type.kind === 'string' && type.examples !== undefined) return { examples: type.examples };
  const values = 'values' in type ? (type.values?.values ?? []) : [];
  if (values.length === 0) return undefined;
  return values.map(({ value, name }) => (name === undefined ? value : { value, name })).sort();
}

function expectedValues({ properties }: TypeFact): Record<string, unknown> {
  const documented = properties.filter(({ documentedValues }) => documentedValues !== undefined);
  return Object.fromEntries(
    documented.map((property) => [property.name, expectedValuesOf(property)]),
  );
}

function expectedValuesOf({ documentedValues = [], examplesOnly = false }: PropertyFact): unknown {
  const values = documentedValues.map(({ value, name }) =>
    name === undefined ? value : { value, name },
  );
  // The order differs between events in the specification and means nothing.
  return examplesOnly ? { examples: values } : values.sort();
}

function descriptionsOf(described: { description: string; properties: Properties }): string[] {
  return [
    described.description,
    ...Object.values(described.properties).map((row) => row.description),
  ];
}

function isSentence(text: string): boolean {
  return /^[A-Z`].{3,}\.$/.test(text) && !/\. [A-Z]/.test(text);
}
