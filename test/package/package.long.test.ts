import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { build } from 'esbuild';
import * as v from 'valibot';
import { EnreachWebhooks } from '../../lib/index.ts';
import { readAssembly } from '../../lib/local/template/read-assembly.ts';
import { sharedAssembly } from '../shared-assembly/shared-assembly.ts';
import { bundleIn } from './bundle-in.ts';
import { documentedSnippets } from './documented-snippets.ts';
import { createPackedProject, type PackedProject, root } from './packed-project.ts';

/** `npm pack`, and a CDK project outside this repository that has installed the result. */

const tool = (path: string) => join(root, 'node_modules', path);

const templateSchema = v.looseObject({ Resources: v.record(v.string(), v.unknown()) });

/** Without the names of the files that a deployment uploads: a source map says where it was made. */
const withoutAssets = (template: object): unknown =>
  JSON.parse(JSON.stringify(template).replaceAll(/[0-9a-f]{64}\.zip/g, 'ASSET.zip'));

const { context: flags } = v.parse(
  v.object({ context: v.record(v.string(), v.unknown()) }),
  JSON.parse(await readFile(join(root, 'cdk.json'), 'utf8')),
);

describe('the package', () => {
  let project: PackedProject;
  let assembly: string;

  const synthesize = async (outdir: string, context: object) => {
    await project.runNode(['app.ts'], {
      CDK_OUTDIR: join(project.directory, outdir),
      CDK_CONTEXT_JSON: JSON.stringify(context),
    });
    const template = await readFile(
      join(project.directory, outdir, 'Packed.template.json'),
      'utf8',
    );
    return v.parse(templateSchema, JSON.parse(template));
  };

  beforeAll(async () => {
    project = await createPackedProject(['@middy/core', '@types/node']);
    assembly = join(project.directory, 'cdk.out');
  }, 300_000);
  afterAll(async () => project?.remove());

  it('is a package to publint', async () => {
    await project.runNode([tool('publint/src/cli.js'), 'run', project.tarball, '--strict']);
  });

  it('has types that are right wherever exports count, to are-the-types-wrong', async () => {
    await project.runNode([
      tool('@arethetypeswrong/cli/dist/index.js'),
      project.tarball,
      ...['--profile', 'node16'],
      // Since Node 22 CommonJS modules load ES modules: subscriber.cts does.
      ...['--ignore-rules', 'cjs-resolves-to-esm'],
    ]);
  });

  it.each([
    ['nodenext', 'nodenext'],
    ['preserve', 'bundler'],
  ])(
    'type-checks, what is documented included, as %s with resolution %s',
    async (module, resolution) => {
      const snippets = ['README.md', 'docs/subscribe.md'].flatMap(documentedSnippets);
      expect(snippets.length).toBeGreaterThan(10);
      await mkdir(join(project.directory, 'snippets'), { recursive: true });
      for (const [index, snippet] of snippets.entries())
        await writeFile(join(project.directory, 'snippets', `snippet-${index}.ts`), snippet);
      await project.runNode([
        tool('typescript/bin/tsc'),
        ...['--project', project.directory],
        ...['--module', module, '--moduleResolution', resolution],
      ]);
    },
  );

  it('synthesizes the template that this repository does, with the very bundles', async () => {
    const here = new Stack(
      new App({ context: { ...flags, 'aws:cdk:bundling-stacks': [] } }),
      'Packed',
    );
    new EnreachWebhooks(here, 'Webhooks');
    const { Resources } = await synthesize('cdk.out', flags);
    expect(withoutAssets(Resources)).toEqual(
      withoutAssets(Template.fromStack(here).toJSON().Resources),
    );
    for (const name of ['ingress', 'consumer']) {
      const packed = await bundleIn(readAssembly(assembly), name);
      expect(packed.code.length).toBeGreaterThan(100_000);
      expect(packed).toEqual(await bundleIn(readAssembly(await sharedAssembly()), name));
    }
  });

  it('synthesizes in an app without feature flags', async () => {
    const { Resources } = await synthesize('without-flags', {});
    expect(Object.keys(Resources)).toContain('WebhooksConsumerFunction20EEB94F');
  });

  it('works in a CommonJS module', async () => {
    await project.runNode([tool('typescript/bin/tsc'), '--project', project.directory]);
    expect(await project.runNode(['out/subscriber.cjs'])).toBe('QueueStatus\n');
  });

  it('handles an event of a rule and of a queue, and reads what Enreach sends', async () => {
    expect(await project.runNode(['try.ts'])).toBe(
      'Sales\nSales\n{"batchItemFailures":[]}\nviolation\n',
    );
  });

  it.each([
    ['.', ['aws-cdk-lib', 'constructs', 'valibot']],
    ['./events', ['valibot']],
    ['./handler', []],
    ['./deduplication', ['@aws-sdk/client-dynamodb', 'valibot']],
    ['./testing', ['valibot']],
  ])('needs from %s no other packages than %j, all of which it asks for', async (entry, needed) => {
    const { metafile } = await build({
      stdin: {
        contents: `export * from '${entry.replace('.', 'enreach-webhooks')}'`,
        resolveDir: project.directory,
      },
      bundle: true,
      external: needed.flatMap((name) => [name, `${name}/*`]),
      platform: 'node',
      format: 'esm',
      write: false,
      metafile: true,
    });
    const [output] = Object.values(metafile.outputs);
    const imported = output?.imports
      .filter(({ path }) => !isBuiltin(path))
      .map(({ path }) => /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
    expect([...new Set(imported)].sort()).toEqual(needed);
    expect(output?.exports).not.toEqual([]);
    const { dependencies, peerDependencies } = project.manifest;
    expect(Object.keys({ ...dependencies, ...peerDependencies })).toEqual(
      expect.arrayContaining(needed),
    );
  });

  it('is small in a function of a subscriber: below 15 KB for one type, middy included', async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: `
          import middy from '@middy/core';
          import { handler as handle } from './handler.ts';
          export const handler = middy(handle);`,
        resolveDir: project.directory,
      },
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      write: false,
    });
    expect(outputFiles[0]?.contents.byteLength).toBeGreaterThan(1_000);
    expect(outputFiles[0]?.contents.byteLength).toBeLessThan(15_000);
  });

  it('has a command line that sends, and says where one can start', async () => {
    const commandLine = join(project.packageDirectory, 'bin/enreach.js');
    expect(await project.runNode([commandLine, 'send', '--help'])).toContain('Usage: enreach send');
    await expect(project.runNode([commandLine, 'start'])).rejects.toThrow(
      'start runs in a clone of the repository',
    );
  });
});
