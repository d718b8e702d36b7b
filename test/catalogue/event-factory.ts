import {
  eventFacts,
  facts,
  itemFact,
  type PropertyFact,
  type TypeFact,
} from './specification-facts.ts';

/** A guid that no other property of a sample has. */
const guid = '5f0c1d2e-3b4a-4c5d-8e6f-708192a3b4c5';

const validTexts: Readonly<Record<string, string>> = {
  Guid: `"${guid}"`,
  DateTime: '"2024-11-08T06:15:11.5Z"',
  bool: 'true',
  short: '1',
  int: '5',
  long: '5',
  string: '"text"',
  String: '"text"',
  RootEntityType: '"Undefined"',
  EntityType: '"Undefined"',
  SupervisionState: '"Listening"',
};

/** The members of an object as JSON texts, so that a test can send any spelling of a number. */
export type MemberTexts = Readonly<Record<string, string>>;

export function jsonOf(members: MemberTexts): string {
  const texts = Object.entries(members).map(([name, text]) => `${JSON.stringify(name)}:${text}`);
  return `{${texts.join(',')}}`;
}

/**
 * A valid event made from the specification's facts alone. Its entity types are `Undefined`, so that no property is
 * filled from an entity.
 */
export function validMembers(event: TypeFact): MemberTexts {
  return {
    ...membersOf([...facts.commonProperties, ...event.properties]),
    EventType: JSON.stringify(event.name),
  };
}

export function validEvent(name: string, overrides: MemberTexts = {}): string {
  return jsonOf({ ...validMembers(eventFact(name)), ...overrides });
}

/** A valid event without some of its properties. */
export function eventWithout(name: string, ...missing: string[]): string {
  const members = Object.entries(validMembers(eventFact(name)));
  return jsonOf(Object.fromEntries(members.filter(([member]) => !missing.includes(member))));
}

export function membersOf(properties: readonly PropertyFact[]): MemberTexts {
  return Object.fromEntries(properties.map((property) => [property.name, validText(property)]));
}

function eventFact(name: string): TypeFact {
  const fact = eventFacts.find((event) => event.name === name);
  if (fact === undefined) throw new Error(`No event ${name} in the specification.`);
  return fact;
}

function validText({ type, itemType, documentedValues }: PropertyFact): string {
  if (itemType !== undefined) return `[${jsonOf(membersOf(itemFact(itemType).properties))}]`;
  const documented = documentedValues?.[0]?.value;
  if (documented !== undefined) return JSON.stringify(documented);
  const text = validTexts[type.replace('?', '')];
  if (text === undefined) throw new Error(`No valid value is known for ${type}.`);
  return text;
}
