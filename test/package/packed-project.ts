import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';

export const root = resolve(import.meta.dirname, '../..');

const names = v.record(v.string(), v.string());
const manifestSchema = v.object({
  dependencies: names,
  peerDependencies: names,
  exports: v.record(v.string(), v.unknown()),
});

/** A project outside this repository that has the package installed, as `npm install` of the tarball leaves it. */
export interface PackedProject {
  readonly directory: string;
  readonly tarball: string;
  /** The installed package. */
  readonly packageDirectory: string;
  readonly manifest: v.InferOutput<typeof manifestSchema>;
  /** Runs Node in the project. @returns what it printed. @throws Error with what it printed, where it fails. */
  readonly runNode: (options: readonly string[], env?: NodeJS.ProcessEnv) => Promise<string>;
  readonly remove: () => Promise<void>;
}

const run = async (
  command: string,
  options: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<string> => {
  const ended = promisify(execFile)(command, options, {
    cwd,
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return (
    await ended.catch((cause) => {
      throw new Error(`${command} failed\n${cause.stdout}${cause.stderr}`, { cause });
    })
  ).stdout;
};

/**
 * Packs the repository and installs the tarball, with nothing beside it but the packages that it asks for and those of
 * the project's own.
 *
 * @param own - names of packages of the project's own.
 */
export const createPackedProject = async (own: readonly string[]): Promise<PackedProject> => {
  const directory = await mkdtemp(join(tmpdir(), 'packed-'));
  const modules = join(directory, 'node_modules');
  const packageDirectory = join(modules, 'enreach-webhooks');

  await run('npm', ['pack', '--pack-destination', directory], root);
  const [archive = ''] = (await readdir(directory)).filter((name) => name.endsWith('.tgz'));
  const tarball = join(directory, archive);
  await mkdir(modules);
  await run('tar', ['-xzf', tarball, '-C', modules], directory);
  await rename(join(modules, 'package'), packageDirectory);

  const manifest = v.parse(
    manifestSchema,
    JSON.parse(await readFile(join(packageDirectory, 'package.json'), 'utf8')),
  );
  for (const name of [
    ...Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }),
    ...own,
  ]) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(join(root, 'node_modules', name), join(modules, name));
  }
  await cp(join(import.meta.dirname, 'project'), directory, { recursive: true });
  await cp(
    join(root, 'test/subscribe/handler/lambda-context.ts'),
    join(directory, 'lambda-context.ts'),
  );

  return {
    directory,
    tarball,
    packageDirectory,
    manifest,
    runNode: async (options, env) => run(process.execPath, options, directory, env),
    remove: async () => rm(directory, { recursive: true, force: true }),
  };
};
