import { events, genericJsonSchema, type JsonObject, jsonSchemaOf } from '../catalogue/index.ts';
import { metadataSchema } from './metadata.ts';
import { withMember } from './with-member.ts';

/**
 * The JSON Schema (2020-12) of each event's `detail`, by file name; `Unknown.json` is for types that the catalogue
 * lacks. Each is complete in itself, and its `$id` never changes.
 */
export function schemaFiles(): ReadonlyMap<string, string> {
  const known = events.map(({ name }): [string, JsonObject] => [
    name,
    withMember(jsonSchemaOf(name), 'metadata', metadataSchema('known')),
  ]);
  const unknown = withMember(genericJsonSchema(), 'metadata', metadataSchema('unknown'));
  return new Map(
    [...known, ['Unknown', unknown] as const].map(([name, schema]) => [
      `${name}.json`,
      fileText(name, schema),
    ]),
  );
}

function fileText(name: string, schema: JsonObject): string {
  const head = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:enreach-webhooks:detail:${name}`,
    title: name,
  };
  return `${JSON.stringify({ ...head, ...schema }, null, 2)}\n`;
}
