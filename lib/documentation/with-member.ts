import type { JsonObject } from '../catalogue/index.ts';
import { isJsonArray, isJsonObject } from '../catalogue/json/json-value.ts';

/** The schema of an object that must have one more member. */
export function withMember(schema: JsonObject, name: string, member: JsonObject): JsonObject {
  const { properties = {}, required = [] } = schema;
  if (!isJsonObject(properties) || !isJsonArray(required)) {
    throw new Error('Only the schema of an object can have a member.');
  }
  return {
    ...schema,
    properties: { ...properties, [name]: member },
    required: [...required, name],
  };
}
