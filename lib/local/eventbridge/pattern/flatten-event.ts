import { type ArrayElements, NO_ELEMENTS } from './array-elements.ts';
import { fieldPath } from './field-path.ts';
import { isList, type JsonObject, type JsonScalar, type JsonValue } from './json.ts';

export interface EventField {
  readonly value: JsonScalar;
  readonly elements: ArrayElements;
}

/**
 * The values of an event by path. An array is not part of the path, so that one path can have many
 * values.
 */
export type EventFields = ReadonlyMap<string, readonly EventField[]>;

/**
 * The leaves of an event. An object or array without leaves leaves no trace, which is why `exists`
 * sees leaves only.
 *
 * A scalar in an array belongs to no element of it: patterns never tell `["a", "b"]` apart from two
 * values of one field.
 *
 * @param usedPaths - where the pattern's fields are, and every path above them; the rest is not
 * visited.
 * @see https://github.com/aws/event-ruler `Event.java` (`traverseObject`, `traverseArray`)
 */
export const flattenEvent = (event: JsonObject, usedPaths: ReadonlySet<string>): EventFields => {
  const fields = new Map<string, EventField[]>();
  let arrays = 0;

  const addLeaf = (field: EventField, path: string): void => {
    const soFar = fields.get(path);
    if (soFar) soFar.push(field);
    else fields.set(path, [field]);
  };

  const addArray = (array: readonly JsonValue[], path: string, elements: ArrayElements): void => {
    const id = arrays++;
    for (const [index, item] of array.entries()) {
      const isLeaf = typeof item !== 'object' || item === null;
      addValue(item, path, isLeaf ? elements : new Map(elements).set(id, index));
    }
  };

  const addObject = (object: JsonObject, path: string | undefined, elements: ArrayElements) => {
    for (const [name, value] of Object.entries(object)) {
      const valuePath = fieldPath(path, name);
      if (usedPaths.has(valuePath)) addValue(value, valuePath, elements);
    }
  };

  const addValue = (value: JsonValue, path: string, elements: ArrayElements): void => {
    if (isList(value)) addArray(value, path, elements);
    else if (typeof value === 'object' && value !== null) addObject(value, path, elements);
    else addLeaf({ value, elements }, path);
  };

  addObject(event, undefined, NO_ELEMENTS);
  return fields;
};
