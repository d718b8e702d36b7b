import { buildSync } from 'esbuild';

it('holds no valibot when bundled, unless a schema is asked for', () => {
  const names = 'canonicalJson, decodeText, parseEvent, parseJson';
  const { metafile } = buildSync({
    stdin: {
      contents: `export { ${names} } from '../../lib/catalogue/index.ts';`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'node24',
    metafile: true,
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const bundled = inputs.flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : []));
  expect(bundled.some((path) => path.includes('lib/catalogue'))).toBe(true);
  expect(bundled.filter((path) => path.includes('valibot'))).toEqual([]);
});
