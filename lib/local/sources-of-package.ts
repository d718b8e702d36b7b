import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';

/**
 * `node --import`ed: an app in this repository imports the package by its name and gets the sources that are here, as the
 * compiler and esbuild do by the same `paths`. So nothing needs to be built first, and nothing is ever stale.
 */

const root = resolve(import.meta.dirname, '../..');
const configSchema = v.object({
  compilerOptions: v.object({ paths: v.record(v.string(), v.tuple([v.string()])) }),
});
const config = v.parse(
  configSchema,
  JSON.parse(readFileSync(resolve(root, 'tsconfig.json'), 'utf8')),
);
const sources = new Map(
  Object.entries(config.compilerOptions.paths).map(([name, [file]]) => [
    name,
    pathToFileURL(resolve(root, file)).href,
  ]),
);

registerHooks({
  resolve: (specifier, context, next) => next(sources.get(specifier) ?? specifier, context),
});
