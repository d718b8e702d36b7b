import { buildSync } from 'esbuild';

/** What a subscriber bundles, as `NodejsFunction` does with `minify`, and what of it comes from where. */
const bundle = (contents: string) => {
  const { outputFiles, metafile } = buildSync({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    write: false,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    metafile: true,
  });
  const outputs = Object.values(metafile.outputs);
  return {
    bytes: outputFiles[0]?.contents.byteLength ?? 0,
    sources: outputs.flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([path, { bytesInOutput }]) =>
        bytesInOutput > 0 ? [path] : [],
      ),
    ),
  };
};

const middyAround = bundle(`
  import middy from '@middy/core';
  import { enreachHandler } from '../../../lib/subscribe/handler/index.ts';
  export const handler = middy(
    enreachHandler({ QueueCallInArrived: ({ detail }) => console.log(detail.Id) }),
  );
`);

it('is below 15 KB for one type of event, middy included', () => {
  expect(middyAround.bytes).toBeGreaterThan(1_000);
  expect(middyAround.bytes).toBeLessThan(15_000);
});

it('holds no definition of an event, no schema and no AWS client', () => {
  const { sources } = middyAround;
  expect(sources.filter((path) => path.includes('@middy/core'))).not.toEqual([]);
  const heavy = /catalogue\/(events|catalogue\.ts)|valibot|@aws-sdk|@smithy|lib\/claims/;
  expect(sources.filter((path) => heavy.test(path))).toEqual([]);
});
