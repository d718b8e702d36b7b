export type JsonScalar = string | number | boolean | null;

export type JsonValue = JsonScalar | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/** A JSON object of members not yet looked at: a pattern is `unknown` until it is parsed. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `Array.isArray` that narrows to `unknown` members, not to `any`, and keeps `readonly`. */
export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
