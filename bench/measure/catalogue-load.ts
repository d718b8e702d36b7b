import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Measurement } from '../measurement.ts';
import { median } from '../statistics.ts';

const starts = 25;

const loadMs = (file: string): number => {
  const script = `const start = performance.now(); await import(${JSON.stringify(file)}); console.log(performance.now() - start);`;
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script]);
  return Number(printed);
};

/** Loading the catalogue, bundled as the consumer bundles it, against loading a module with nothing in it; fresh processes, in turn. */
export const measureCatalogueLoad = (): Measurement => {
  const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
  const bundle = join(folder, 'catalogue.mjs');
  const empty = join(folder, 'empty.mjs');
  const names = 'canonicalJson, decodeText, parseEvent, parseJson';
  buildSync({
    stdin: {
      contents: `export { ${names} } from '../../lib/catalogue/index.ts';`,
      resolveDir: import.meta.dirname,
    },
    outfile: bundle,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'node24',
  });
  writeFileSync(empty, 'export {};');
  const pairs = Array.from({ length: starts }, () => ({
    theirs: loadMs(empty),
    ours: loadMs(bundle),
  }));
  rmSync(folder, { recursive: true });
  return {
    reached: [
      {
        target: 'catalogueLoad',
        reached: median(pairs.map(({ ours, theirs }) => ours - theirs)),
        ours: median(pairs.map(({ ours }) => ours)),
        theirs: median(pairs.map(({ theirs }) => theirs)),
        unit: 'ms',
      },
    ],
    tables: [],
    plots: [],
  };
};
