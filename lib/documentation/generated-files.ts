import { asyncApiDocument } from './asyncapi-document.ts';
import { configurationPage } from './configuration-page/configuration-page.ts';
import { eventsPage } from './events-page/events-page.ts';
import { schemaFiles } from './schema-files.ts';

/** In this folder there is nothing but generated files: what is no longer generated is removed. */
export const schemaFolder = 'schemas';

/**
 * Every file that derives from the catalogue or from the configuration's schema.
 *
 * @param version - of this project.
 * @returns texts by path from the root of the project.
 */
export function generatedFiles(version: string): ReadonlyMap<string, string> {
  return new Map([
    ['docs/configuration.md', configurationPage()],
    ['docs/events.md', eventsPage()],
    ['docs/asyncapi.yaml', asyncApiDocument(version)],
    ...[...schemaFiles()].map(([name, text]) => [`${schemaFolder}/${name}`, text] as const),
  ]);
}
