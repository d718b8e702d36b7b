/**
 * A JSON text as a value whose numbers keep their words: `JSON.stringify` writes `1.50` and 20 digits as they came.
 *
 * The reviver recurses, which is safe at the depth that PutEvents lets through.
 */
export const parseKeepingNumbers = (json: string): unknown =>
  JSON.parse(json, (_name, value, { source }) =>
    typeof value === 'number' && source !== undefined ? JSON.rawJSON(source) : value,
  );
