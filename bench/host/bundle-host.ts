import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/** @returns the host as a file that Node runs without stripping types, in a folder of its own. */
export const bundleHost = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'benchmark-host-'));
  const hostFile = join(folder, 'host.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'host.ts')],
    outfile: hostFile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
  });
  return { hostFile, remove: () => rm(folder, { recursive: true, force: true }) };
};
