import { readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import * as v from 'valibot';
import { frameMapper } from '../functions/runtime/map-frame.ts';
import { readAssembly } from '../lib/local/template/read-assembly.ts';
import { sharedAssembly } from './shared-assembly/shared-assembly.ts';

/** The very files that deploy, as `cdk synth` makes them. */

const functionSchema = v.object({
  Handler: v.literal('index.handler'),
  Code: v.object({ S3Key: v.string() }),
  Environment: v.object({ Variables: v.looseObject({ POWERTOOLS_SERVICE_NAME: v.string() }) }),
});
const sourceMapSchema = v.object({ sources: v.array(v.string()) });

interface Bundle {
  readonly directory: string;
  readonly kibibytes: number;
  /** From the root of the project. */
  readonly sources: readonly string[];
  /** Names of the packages inside. */
  readonly packages: ReadonlySet<string>;
  readonly imports: readonly { readonly path: string; readonly kind: string }[];
  readonly exports: readonly string[];
}

const readBundle = async (directory: string): Promise<Bundle> => {
  const file = join(directory, 'index.mjs');
  const map = v.parse(sourceMapSchema, JSON.parse(readFileSync(`${file}.map`, 'utf8')));
  const sources = map.sources.map((source) =>
    source.replace(/^.*?(?=(?:node_modules|functions|lib)\/)/, ''),
  );
  const packages = sources.flatMap((source) => {
    const name = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1];
    return name === undefined ? [] : [name];
  });
  const { metafile } = await build({
    entryPoints: [file],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    write: false,
    metafile: true,
    outdir: 'not-written',
  });
  const outputs = Object.values(metafile.outputs);
  return {
    directory,
    kibibytes: (await stat(file)).size / 1024,
    sources,
    packages: new Set(packages),
    imports: outputs.flatMap(({ imports }) => imports),
    exports: outputs.flatMap(({ exports }) => exports),
  };
};

describe.each([
  ['ingress', 'consumer', 230],
  ['consumer', 'ingress', 300],
])('the bundle of the %s', (name, other, mostKibibytes) => {
  let bundle: Bundle;
  beforeAll(async () => {
    const { template, assetPath } = readAssembly(await sharedAssembly());
    const ours = Object.values(template.Resources)
      .filter(({ Type }) => Type === 'AWS::Lambda::Function')
      .map(({ Properties }) => v.parse(functionSchema, Properties))
      .find(({ Environment }) => Environment.Variables.POWERTOOLS_SERVICE_NAME === name);
    bundle = await readBundle(assetPath(ours?.Code.S3Key ?? ''));
  });

  it('is an ES module with its source map beside it', async () => {
    expect((await readdir(bundle.directory)).sort()).toEqual(['index.mjs', 'index.mjs.map']);
    expect(bundle.exports).toEqual(['handler']);
    const text = readFileSync(join(bundle.directory, 'index.mjs'), 'utf8');
    expect(text.trimEnd()).toMatch(/\n\/\/# sourceMappingURL=index\.mjs\.map$/);
  });

  it('has a map that leads back to the sources, for the stack traces in the log', () => {
    const file = join(bundle.directory, 'index.mjs');
    const before = readFileSync(file, 'utf8')
      .split('no AWS credentials in the environment')[0]
      ?.split('\n');
    const position = `${before?.length}:${before?.at(-1)?.length}`;
    const { href } = pathToFileURL(file);
    expect(frameMapper(href)(`at e (${href}:${position})`)).toMatch(
      /^at e \(.*functions\/runtime\/env-credentials\.ts:\d+:\d+\)$/,
    );
  });

  it(`is at most ${mostKibibytes} KiB`, () => {
    expect(bundle.kibibytes).toBeLessThanOrEqual(mostKibibytes);
  });

  it('needs nothing but Node: the runtime has no packages that an ES module finds', () => {
    const others = bundle.imports.filter(({ path }) => !isBuiltin(path));
    // The SDK's for event streams, of which we call none.
    expect(others).toEqual([
      expect.objectContaining({ path: '@smithy/core/event-streams', kind: 'dynamic-import' }),
    ]);
  });

  it('is made of its own function, what functions share, the catalogue and the claim', () => {
    const ofOurs = bundle.sources.filter((source) => /^(functions|lib)\//.test(source));
    expect(ofOurs).toContain(`functions/${name}/handler.ts`);
    expect(ofOurs.filter((source) => source.startsWith(`functions/${other}/`))).toEqual([]);
    const allowed = new RegExp(`^(functions/(${name}|runtime)|lib/(catalogue|claims))/`);
    expect(ofOurs.filter((source) => !allowed.test(source))).toEqual([]);
  });

  it('has the SDK inside, without the chains of credentials that Lambda never needs', () => {
    expect(bundle.packages).toContain('@aws-sdk/client-sqs');
    expect(bundle.sources).toContain('functions/runtime/env-credentials.ts');
    expect(bundle.sources).toContain('functions/runtime/node-http.ts');
    const chain = /credential-provider|client-sso|client-sts|client-cognito|token-providers|nested/;
    expect([...bundle.packages].filter((one) => chain.test(one))).toEqual([]);
  });

  it('has the SDK, Powertools, Middy and Valibot inside, and nothing else', () => {
    const known = /^@(aws|aws-sdk|smithy|aws-lambda-powertools|middy)\/|^valibot$/;
    expect([...bundle.packages].filter((one) => !known.test(one))).toEqual([]);
  });
});
