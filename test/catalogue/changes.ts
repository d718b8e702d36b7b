import { canonicalJson, type JsonObject } from '../../lib/catalogue/index.ts';
import { isJsonArray, isJsonObject, type JsonValue } from '../../lib/catalogue/json/json-value.ts';
import { eventFacts, facts, itemFact, type PropertyFact } from './specification-facts.ts';

/** The flags that say of a member that it was changed, or is there without having been sent. */
export const reportable: ReadonlySet<string> = new Set([
  'casing',
  'coerced',
  'eventTypeMissing',
  'filledFromEntity',
  'idNormalised',
  'missingProperties',
]);

const max = '9999-12-31T23:59:59.9999999Z';
const min = '0001-01-01T00:00:00Z';

/** What becomes of times at the edges of .NET, and the flag that must say so, if any. */
const extremes: Readonly<Record<string, readonly [published: string, flag?: string]>> = {
  '9999-12-31T23:59:59': [max],
  '9999-12-31T00:00:00-05:00': [max],
  '9999-12-30T23:00:00-05:00': [max, 'coerced'],
  '0001-01-01T00:00:00+02:00': [min, 'coerced'],
  '0001-01-01T00:00:00-02:00': ['0001-01-01T02:00:00Z'],
  '0001-01-01T00:00:00.5-02:00': ['0001-01-01T02:00:00.5Z'],
};

/**
 * Compares what was sent with what was published, property by property, by other means than ours.
 *
 * @returns a flag for each change that one accounts for, and the name of every other member that is not as it was sent.
 */
export function changesIn(sent: JsonObject, published: JsonObject, eventType: string): string[] {
  const own = eventFacts.find(({ name }) => name === eventType)?.properties ?? [];
  return changesInObject(sent, published, [...facts.commonProperties, ...own], eventType);
}

function changesInObject(
  sent: JsonObject,
  published: JsonObject,
  documented: readonly PropertyFact[],
  eventType = '',
): string[] {
  const names = Object.keys(sent).filter((name) => name !== '__proto__');
  const changes: string[] = [];
  const read = new Set<string>();
  for (const fact of documented) {
    const { name } = fact;
    const source = names.includes(name) ? name : names.findLast((other) => isTwin(other, name));
    if (source !== undefined) read.add(source);
    if (names.some((other) => other !== name && isTwin(other, name))) changes.push('casing');
    const [before, after] = [source === undefined ? undefined : sent[source], published[name]];
    changes.push(
      ...(name === 'EventType' && eventType !== ''
        ? changesInType(before, after, eventType)
        : changesInValue(before, after, fact, published)),
    );
  }
  const others = names.filter((name) => !read.has(name));
  const known = new Set(documented.map(({ name }) => name));
  const added = Object.keys(published).filter((name) => !known.has(name) && !others.includes(name));
  // Nobody documents these, so nothing may be done to them.
  return [
    ...changes,
    ...others.filter((name) => !isUntouched(sent[name], published[name])),
    ...added,
  ];
}

function isTwin(one: string, other: string): boolean {
  return one !== other && one.toUpperCase() === other.toUpperCase();
}

function changesInType(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  eventType: string,
): string[] {
  if (after !== eventType) return ['EventType'];
  if (before === undefined) return ['missingProperties', 'eventTypeMissing'];
  if (before === null || before === '') return ['eventTypeMissing'];
  return before === after ? [] : ['casing'];
}

function changesInValue(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  fact: PropertyFact,
  beside: JsonObject,
): string[] {
  const { name, type, itemType } = fact;
  if (after === undefined) return [name];
  if (before === undefined || before === null) {
    const missing = before === undefined ? ['missingProperties'] : [];
    if (after === null) return missing;
    if (isJsonArray(after) && after.length === 0) return ['missingProperties'];
    const isEntity = after === beside.EntityId || after === beside.RootEntityId;
    return isEntity ? [...missing, 'filledFromEntity'] : [name];
  }
  if (isJsonArray(before) && isJsonArray(after)) {
    if (before.length !== after.length) return [name];
    const properties = itemType === undefined ? undefined : itemFact(itemType).properties;
    return before.flatMap((item, index) => {
      const other = after[index];
      if (properties === undefined) return changesInValue(item, other, fact, beside);
      const areObjects = isJsonObject(item) && isJsonObject(other);
      return areObjects ? changesInObject(item, other, properties) : [name];
    });
  }
  if (type.startsWith('DateTime')) return changesInTime(before, after) ?? [name];
  if (canonicalJson(before) === canonicalJson(after)) return [];
  if (type.startsWith('Guid') && digitsOf(before) === digitsOf(after)) return ['idNormalised'];
  return isSameScalar(before, after, fact) ? ['coerced'] : [name];
}

const digitsOf = (value: JsonValue): string | undefined =>
  typeof value === 'string' ? value.toLowerCase().replace(/0x|[^0-9a-f]/g, '') : undefined;

/** No zone is UTC; digits of a second are kept. */
function changesInTime(before: JsonValue, after: JsonValue): string[] | undefined {
  if (typeof before !== 'string' || typeof after !== 'string') return undefined;
  const extreme = extremes[before];
  if (extreme !== undefined) {
    const [published, flag] = extreme;
    if (after !== published) return undefined;
    return flag === undefined ? [] : [flag];
  }
  const ticks = /^\/Date\((-?\d+)/.exec(before)?.[1];
  if (ticks !== undefined) return Number(ticks) === Date.parse(after) ? ['coerced'] : undefined;
  const hasZone = /(?:Z|[+-]\d{2}:\d{2})$/.test(before);
  const sameInstant = Date.parse(hasZone ? before : `${before}Z`) === Date.parse(after);
  const sameDigits = (before.match(/\.\d+/)?.[0] ?? '') === (after.match(/\.\d+/)?.[0] ?? '');
  return sameInstant && sameDigits ? [] : undefined;
}

/** The same bool, number or digits in another JSON type or notation, or a documented name for its code. */
function isSameScalar(before: JsonValue, after: JsonValue, { documentedValues }: PropertyFact) {
  const text = JSON.isRawJSON(before) ? before.rawJSON : String(before);
  if (typeof after === 'boolean')
    return typeof before === 'string' && text.toLowerCase() === String(after);
  if (typeof after === 'string') return typeof before !== 'string' && text === after;
  if (typeof after !== 'number') return false;
  const code = documentedValues?.find(({ name }) => name?.toLowerCase() === text.toLowerCase());
  return code === undefined ? text !== '' && Number(text) === after : code.value === after;
}

/** But for `__proto__`, at any depth. */
function isUntouched(before: JsonValue | undefined, after: JsonValue | undefined): boolean {
  if (before === undefined || after === undefined) return before === after;
  return canonicalJson(withoutProto(before)) === canonicalJson(after);
}

function withoutProto(value: JsonValue): JsonValue {
  if (isJsonArray(value)) return value.map(withoutProto);
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).filter(([name]) => name !== '__proto__');
  return Object.fromEntries(members.map(([name, member]) => [name, withoutProto(member)]));
}
