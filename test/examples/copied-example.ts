import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { type PackedProject, root } from '../package/packed-project.ts';

const names = v.record(v.string(), v.string());
const manifestSchema = v.object({ dependencies: names, devDependencies: names });

interface CopiedExample {
  /** What its own `cdk synth` wrote. */
  readonly assemblyDirectory: string;
  readonly remove: () => Promise<void>;
}

/**
 * An example as a customer has it: copied into a folder of its own, with the package and what else its package.json names
 * and nothing besides, and made by its own scripts, tsconfig.json and cdk.json.
 *
 * @param changed - texts of files that somebody has changed, by name.
 * @throws Error with what the compiler or the CDK printed.
 */
export const copyExample = async (
  project: PackedProject,
  name: string,
  changed: Readonly<Record<string, string>>,
): Promise<CopiedExample> => {
  const directory = await mkdtemp(join(tmpdir(), `${name}-`));
  const modules = join(directory, 'node_modules');
  await cp(join(root, 'examples', name), directory, { recursive: true });
  for (const [file, text] of Object.entries(changed)) await writeFile(join(directory, file), text);

  const manifest = v.parse(
    manifestSchema,
    JSON.parse(await readFile(join(directory, 'package.json'), 'utf8')),
  );
  for (const dependency of Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })) {
    const installed = join(modules, dependency);
    await mkdir(dirname(installed), { recursive: true });
    await symlink(
      dependency === 'enreach-webhooks'
        ? project.packageDirectory
        : join(root, 'node_modules', dependency),
      installed,
    );
  }
  await symlink(join(root, 'node_modules/.bin'), join(modules, '.bin'));
  await writeFile(join(directory, 'package-lock.json'), '{}');

  const run = async (...options: readonly string[]): Promise<void> => {
    const env = { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true' };
    await promisify(execFile)('npm', ['run', ...options], { cwd: directory, env }).catch(
      (cause) => {
        throw new Error(`npm run ${options.join(' ')} failed\n${cause.stdout}${cause.stderr}`, {
          cause,
        });
      },
    );
  };
  await run('typecheck');
  await run('synth', '--', '--no-notices');
  return {
    assemblyDirectory: join(directory, 'cdk.out'),
    remove: async () => rm(directory, { recursive: true, force: true }),
  };
};
