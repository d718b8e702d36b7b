import type { Issue, IssueKind } from '../issue.ts';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';
import { memo } from '../memo.ts';
import type { ItemDefinition, Property } from '../property.ts';
import { expectedType } from '../type-name.ts';
import { type DocumentedNames, documentedNames, matchNames } from './match-names.ts';
import { isRefusal, type RaiseFlag } from './refusal.ts';
import { normaliseString } from './text.ts';
import { normaliseValue } from './value.ts';
import { withoutProto } from './without-proto.ts';

/** The members of a normalised object, in order. */
export type Members = Record<string, JsonValue>;

export interface Walk {
  readonly raise: RaiseFlag;
  /** Called with every violation. With any, the members are of no use. */
  readonly report: (issue: Issue) => void;
  /** The value of a required property that was not sent, if the members before it tell. */
  readonly fill?: (name: string, membersSoFar: Members) => string | undefined;
}

const namesOfItem = memo(({ properties }: ItemDefinition) => documentedNames(properties));

/**
 * Normalises an object by its definition.
 *
 * @param path - what stands before a name in the path of an issue: `AttachedUsers.1.`
 * @returns the documented properties in the definition's order, then the others as they came.
 */
export function normaliseProperties(
  sent: JsonObject,
  names: DocumentedNames,
  walk: Walk,
  path = '',
): Members {
  const members: Members = {};
  const { variants, unknown } = matchNames(sent, names, walk.raise);
  for (const [name, property] of names.entries) {
    const value = sent[variants.get(name) ?? name];
    if (value === undefined) walk.raise('missingProperties');
    members[name] =
      value === undefined || value === null
        ? normaliseAbsent(property, walk, path + name, walk.fill?.(name, members))
        : normalisePresent(value, property, walk, path + name);
  }
  if (unknown.length > 0) walk.raise('unknownProperties');
  for (const name of unknown) {
    const value = sent[name];
    // The one name that an assignment would set the prototype by.
    if (value !== undefined && name !== '__proto__') members[name] = withoutProto(value);
  }
  return members;
}

function normaliseAbsent(
  property: Property,
  walk: Walk,
  path: string,
  substitute: string | undefined,
): JsonValue {
  const { type, nullable } = property;
  if (nullable || type.kind === 'string') return null;
  if (type.kind === 'eventName' && type.name !== undefined) return type.name;
  if (type.kind === 'list') {
    walk.raise('missingProperties');
    return [];
  }
  if (substitute === undefined) return refuse('missing', property, walk, path);
  walk.raise('filledFromEntity');
  return substitute;
}

function normalisePresent(
  value: JsonValue,
  property: Property,
  walk: Walk,
  path: string,
): JsonValue {
  const { type } = property;
  if (type.kind === 'list') {
    if (!isJsonArray(value)) return refuse('type', property, walk, path);
    return value.map((item, index) => normaliseItem(item, type.item, walk, `${path}.${index}`));
  }
  if (type.kind === 'string' && type.orList && isJsonArray(value)) {
    return value.map((item, index) => normaliseText(item, walk, `${path}.${index}`));
  }
  const normalised = normaliseValue(value, type, walk.raise);
  return isRefusal(normalised) ? refuse(normalised.refused, property, walk, path) : normalised;
}

function normaliseItem(
  value: JsonValue,
  item: ItemDefinition,
  { raise, report }: Walk,
  path: string,
): JsonValue {
  if (!isJsonObject(value)) {
    report({ path, kind: value === null ? 'missing' : 'type', expected: item.name });
    return null;
  }
  return normaliseProperties(value, namesOfItem(item), { raise, report }, `${path}.`);
}

function normaliseText(value: JsonValue, { raise, report }: Walk, path: string): JsonValue {
  const text = normaliseString(value, raise);
  if (!isRefusal(text)) return text;
  report({ path, kind: value === null ? 'missing' : text.refused, expected: 'string' });
  return null;
}

function refuse(kind: IssueKind, property: Property, { report }: Walk, path: string): null {
  report({ path, kind, expected: expectedType(property) });
  return null;
}
