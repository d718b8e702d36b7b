import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const here = import.meta.dirname;

it('parses, from bytes to event, within eight times the cost of JSON.parse on the samples', () => {
  const printed = runNode([join(here, 'measure-parsing.ts')]);
  const { ratio }: { ratio: number } = JSON.parse(printed);
  expect(ratio).toBeGreaterThan(1);
  expect(ratio).toBeLessThan(8);
});

describe('bundled as a function bundles it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
  const bundle = join(folder, 'catalogue.mjs');
  const empty = join(folder, 'empty.mjs');
  const names = 'canonicalJson, decodeText, parseEvent, parseJson';
  const { metafile } = buildSync({
    stdin: {
      contents: `export { ${names} } from '../../lib/catalogue/index.ts';`,
      resolveDir: here,
    },
    outfile: bundle,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'node24',
    metafile: true,
  });
  writeFileSync(empty, 'export {};');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('adds less than 3 ms to a cold start', () => {
    expect(loadMs(bundle) - loadMs(empty)).toBeLessThan(3);
  });

  it('holds no valibot unless a schema is asked for', () => {
    const inputs = Object.values(metafile.outputs).flatMap((output) =>
      Object.entries(output.inputs),
    );
    const bundled = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0);
    expect(bundled.filter(([path]) => path.includes('valibot'))).toEqual([]);
  });
});

/** The least of several process starts. */
function loadMs(file: string): number {
  const script = `const start = performance.now(); await import(${JSON.stringify(file)}); console.log(performance.now() - start);`;
  const starts = Array.from({ length: 8 }, () =>
    Number(runNode(['--input-type=module', '-e', script])),
  );
  return Math.min(...starts);
}

function runNode(args: readonly string[]): string {
  return execFileSync(process.execPath, args, { encoding: 'utf8' });
}
