import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { synthesize } from '../../lib/local/synthesize.ts';

const waitMs = 50;

/** Whether this suite is the first that needs it. */
const isFirst = async (folder: string): Promise<boolean> => {
  try {
    await mkdir(join(folder, 'begun'));
    return true;
  } catch {
    return false;
  }
};

/**
 * The end-to-end app's cloud assembly, synthesized once for all suites of a run, by the first that asks for it.
 *
 * @returns its folder, not to be changed.
 * @throws Error with what `cdk synth` printed.
 */
export const sharedAssembly = async (): Promise<string> => {
  const folder = process.env.SHARED_ASSEMBLY_FOLDER;
  if (!folder) throw new Error('test/shared-assembly/create.js must run before the tests');
  const assembly = join(folder, 'assembly');
  const failure = join(folder, 'failure');
  if (await isFirst(folder)) {
    try {
      const { directory } = await synthesize({ app: 'test/end-to-end/app.ts' });
      await rename(directory, assembly);
    } catch (error) {
      await writeFile(failure, error instanceof Error ? error.message : 'unknown');
    }
  }
  while (!existsSync(assembly) && !existsSync(failure)) await setTimeout(waitMs);
  if (existsSync(failure)) throw new Error(await readFile(failure, 'utf8'));
  return assembly;
};
