import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';

/**
 * `node --import`ed: an app in this repository imports the package by its name and gets the sources that are here, as the
 * compiler does by the same `paths`. So nothing needs to be built first, and nothing is ever stale.
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
  Object.entries(config.compilerOptions.paths).map(([name, [file]]) => [name, resolve(root, file)]),
);

registerHooks({
  resolve: (specifier, context, next) => {
    const source = sources.get(specifier);
    return next(source ? pathToFileURL(source).href : specifier, context);
  },
});

// esbuild, which bundles the app's functions, reads the `paths` of the nearest tsconfig.json only, and an example has its
// own; but it looks for packages along NODE_PATH as well. They go where the template goes, and with it.
const packages = resolve(process.env.CDK_OUTDIR ?? 'cdk.out', 'packages');
for (const [name, source] of sources) {
  const file = join(packages, `${name}.ts`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `export * from ${JSON.stringify(source)};\n`);
}
process.env.NODE_PATH = [packages, process.env.NODE_PATH].filter(Boolean).join(delimiter);
