import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import * as v from 'valibot';
import { readAssembly } from '../lib/local/template/read-assembly.ts';

/** Makes `dist/`, which is what a package holds: the functions' bundles, and the modules with their types. */

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');
const bundles = join(dist, 'bundles');

const functionSchema = v.object({
  Code: v.object({ S3Key: v.string() }),
  Environment: v.object({ Variables: v.looseObject({ POWERTOOLS_SERVICE_NAME: v.string() }) }),
});

const run = (script: string, ...options: readonly string[]): void => {
  execFileSync(process.execPath, [join(root, 'node_modules', script), ...options], {
    cwd: root,
    stdio: 'inherit',
  });
};

/** One file with all that it imports, so that it brings no dependencies to whoever needs the constructs only. */
const buildCommandLine = async (): Promise<void> => {
  await build({
    absWorkingDir: root,
    entryPoints: ['bin/enreach.ts'],
    outdir: join(dist, 'bin'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    minify: true,
    // Runs in a clone only.
    external: ['./lib/local/local-cloud.ts'],
    banner: {
      js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);",
    },
  });
};

/** Leaves the bundles as `cdk synth` makes them. */
const buildFunctions = (): void => {
  // As deep in the project as `cdk.out`: so the source maps and the assets' hashes are those of a deployment from here.
  run('aws-cdk/bin/cdk', 'synth', '--quiet', '--output', dist);
  const { template, assetPath } = readAssembly(dist);
  mkdirSync(bundles);
  for (const { Type, Properties } of Object.values(template.Resources)) {
    if (Type !== 'AWS::Lambda::Function') continue;
    const { Code, Environment } = v.parse(functionSchema, Properties);
    const { POWERTOOLS_SERVICE_NAME: name } = Environment.Variables;
    renameSync(assetPath(Code.S3Key), join(bundles, name));
  }
  for (const entry of readdirSync(dist))
    if (entry !== 'bundles') rmSync(join(dist, entry), { recursive: true });
};

rmSync(dist, { recursive: true, force: true });
buildFunctions();
run('typescript/bin/tsc', '--project', 'tsconfig.build.json');
await buildCommandLine();
