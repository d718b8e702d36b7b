import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { readWarnings } from './template/read-warnings.ts';

const root = resolve(import.meta.dirname, '../..');
const sourcesOfPackage = './lib/local/sources-of-package.ts';

export interface Synthesized {
  /** The cloud assembly: template and bundles. */
  readonly directory: string;
  /** What the synthesis warned of. */
  readonly warnings: readonly string[];
  readonly remove: () => Promise<void>;
}

export interface SynthesizeOptions {
  /** The CDK app, a TypeScript file in the repository; it may import the package by its name. @default - bin/app.ts */
  readonly app?: string;
  /** As `cdk synth --context` takes it. */
  readonly context?: Readonly<Record<string, string>>;
  /** Ends `cdk synth` early. */
  readonly signal?: AbortSignal;
}

/**
 * Runs `cdk synth` into a temporary folder: the same template and bundles that deploy.
 *
 * The folder is removed when the process exits, should nobody have done so before.
 *
 * @throws Error with what `cdk synth` printed.
 */
export const synthesize = async (options: SynthesizeOptions = {}): Promise<Synthesized> => {
  const directory = await mkdtemp(join(tmpdir(), 'enreach-webhooks-'));
  const removeAtExit = () => rmSync(directory, { recursive: true, force: true });
  process.once('exit', removeAtExit);
  const remove = async () => {
    process.off('exit', removeAtExit);
    await rm(directory, { recursive: true, force: true });
  };
  const context = Object.entries(options.context ?? {}).flatMap(([name, value]) => [
    '--context',
    `${name}=${value}`,
  ]);
  const app = options.app
    ? ['--app', `${process.execPath} --import ${sourcesOfPackage} ${relative(root, options.app)}`]
    : [];
  const cdk = resolve(root, 'node_modules/aws-cdk/bin/cdk');
  try {
    await promisify(execFile)(
      process.execPath,
      [cdk, 'synth', '--quiet', '--output', directory, ...app, ...context],
      { cwd: root, signal: options.signal },
    );
  } catch (error) {
    await remove();
    const printed = error instanceof Error && 'stderr' in error ? `\n${error.stderr}` : '';
    throw new Error(`cdk synth failed${printed}`, { cause: error });
  }
  return { directory, warnings: readWarnings(directory), remove };
};
