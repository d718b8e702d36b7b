import { jsonOf, type MemberTexts, membersOf, validMembers } from './event-factory.ts';
import { type Expectation, isStringOrList, nearMissesOf } from './near-miss-tables.ts';
import { parseBody } from './parse-body.ts';
import {
  eventFacts,
  facts,
  itemFact,
  type PropertyFact,
  type TypeFact,
} from './specification-facts.ts';

/** The Id and the EventType have reasons of their own; see parse-event.test.ts. */
const commonFacts = facts.commonProperties.filter(({ name }) => !/^(?:Id|EventType)$/.test(name));

/** Where a property stands, and how to send an event with another text there (or with none). */
interface Place {
  readonly path: string;
  readonly property: PropertyFact;
  readonly send: (text: string | undefined) => string;
}

describe.each(eventFacts.map((event) => [event.name, event] as const))('%s', (name, event) => {
  it('refuses or normalises every near-miss of every property as the policy says', () => {
    for (const place of placesIn(event)) {
      const expected = nearMissesOf(place.property);
      expect(expected.length).toBeGreaterThan(0);
      const outcomes = expected.map(([text, expectation]) => [
        text,
        outcomeOf(name, place, text, expectation),
      ]);
      expect([place.path, outcomes]).toEqual([place.path, expected]);
    }
  });
});

function placesIn(event: TypeFact): Place[] {
  const members = validMembers(event);
  const places = [...commonFacts, ...event.properties].map((property) => ({
    path: property.name,
    property,
    send: (text: string | undefined) => jsonOf(withMember(members, property.name, text)),
  }));
  const inItems = event.properties.flatMap(({ name: list, itemType }) =>
    itemType === undefined ? [] : placesInItem(members, list, itemFact(itemType)),
  );
  return [...places, ...inItems];
}

/** In the second item of the list, so that a good one does not save a bad one. */
function placesInItem(members: MemberTexts, list: string, item: TypeFact): Place[] {
  const good = membersOf(item.properties);
  return item.properties.map((property) => ({
    path: `${list}.1.${property.name}`,
    property,
    send: (text) => {
      const changed = jsonOf(withMember(good, property.name, text));
      return jsonOf({ ...members, [list]: `[${jsonOf(good)},${changed}]` });
    },
  }));
}

function withMember(members: MemberTexts, name: string, text: string | undefined): MemberTexts {
  if (text !== undefined) return { ...members, [name]: text };
  return Object.fromEntries(Object.entries(members).filter(([member]) => member !== name));
}

/** What became of the near-miss, in the words of the expectation, so that the two can be compared. */
function outcomeOf(
  eventType: string,
  { path, property, send }: Place,
  text: string | undefined,
  expectation: Expectation,
): unknown {
  const parsed = parseBody(send(text), eventType);
  if (parsed.kind === 'known') {
    const becomes = valueAt(parsed.event, path);
    const flag = 'flag' in expectation ? expectation.flag : undefined;
    const isFlagged = parsed.flags.some((raised) => raised === flag);
    return isFlagged ? { becomes, flag } : { becomes };
  }
  const issues = 'issues' in parsed ? parsed.issues : [];
  const [issue, ...others] = issues;
  if (issue === undefined || others.length > 0) return parsed;
  const item = 'item' in expectation ? expectation.item : undefined;
  const type = property.type.replace('String', 'string');
  const isWhole = item === undefined && isStringOrList(property.name);
  const isAsDocumented =
    issue.path === (item === undefined ? path : `${path}.${item}`) &&
    issue.expected === (isWhole ? 'string or List<string>' : type);
  if (!isAsDocumented) return parsed;
  return item === undefined ? { refused: issue.kind } : { refused: issue.kind, item };
}

function valueAt(event: object, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => {
    const isObject = typeof value === 'object' && value !== null;
    return isObject ? Object.entries(value).find(([member]) => member === name)?.[1] : undefined;
  }, event);
}
