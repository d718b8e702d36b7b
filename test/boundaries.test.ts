import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';

/** `npm run boundaries`: it passes on the tree, has read the tree, and fails on each forbidden import. */

const root = resolve(import.meta.dirname, '..');

const resultSchema = v.object({
  modules: v.array(
    v.object({ source: v.string(), dependencies: v.array(v.object({ resolved: v.string() })) }),
  ),
  summary: v.object({
    ruleSetUsed: v.object({ forbidden: v.array(v.object({ name: v.string() })) }),
    totalCruised: v.number(),
    violations: v.array(
      v.object({ rule: v.object({ name: v.string() }), from: v.string(), to: v.string() }),
    ),
  }),
});

const cruise = async (directory: string, ...options: readonly string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      ...['--config', join(root, '.dependency-cruiser.js'), ...options],
      ...['bin', 'lib', 'functions', 'examples', 'enreach.config.ts'],
    ],
    { cwd: directory, maxBuffer: 64 * 1024 * 1024 },
  );
  return stdout;
};

const findingsIn = async (directory: string) => {
  const json = await cruise(directory, '--output-type', 'json');
  const { modules, summary } = v.parse(resultSchema, JSON.parse(json));
  return {
    rules: summary.ruleSetUsed.forbidden.map(({ name }) => name),
    moduleCount: summary.totalCruised,
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    imports: modules.flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved }) => ({ from: source, to: resolved })),
    ),
  };
};
type Findings = Awaited<ReturnType<typeof findingsIn>>;

type Import = readonly [statement: string, from: string, to: string];

const forbidden: [rule: string, ...Import][] = [
  ['operate-imports-what-runs', 'import', 'lib/operate/a.ts', 'lib/local/cloud.ts'],
  ['functions-stay-apart', 'import', 'functions/ingress/a.ts', 'functions/consumer/timings.ts'],
  ['functions-stay-apart', 'import', 'functions/runtime/a.ts', 'functions/ingress/check-token.ts'],
  ['functions-stay-apart', 'import', 'functions/consumer/a.ts', 'lib/constructs/endpoint.ts'],
  ['functions-stay-apart', 'import type', 'functions/consumer/b.ts', 'lib/local/cloud.ts'],
  ['functions-stay-apart', 'export * from', 'functions/consumer/c.ts', 'lib/simulator/send.ts'],
  ['functions-stay-apart', 'import', 'functions/ingress/b.ts', 'enreach.config.ts'],
  ['functions-reach-no-cdk', 'import', 'functions/ingress/c.ts', 'aws-cdk-lib/aws-sqs'],
  ['functions-reach-no-cdk', 'import', 'functions/ingress/d.ts', 'constructs'],
  // By way of lib/catalogue/by-the-way.ts.
  ['functions-reach-no-cdk', '', 'functions/ingress/e.ts', 'aws-cdk-lib'],
  ['functions-reach-no-cdk', '', 'functions/ingress/e.ts', 'lib/constructs/endpoint.ts'],
  ['claims-stand-alone', 'import', 'lib/claims/a.ts', 'functions/consumer/clock.ts'],
  ['claims-stand-alone', 'import', 'lib/claims/a.ts', 'lib/subscribe/handler/a.ts'],
  ['handlers-reach-no-cdk', 'import', 'lib/subscribe/handler/b.ts', 'aws-cdk-lib/aws-sqs'],
  // By way of lib/subscribe/by-the-way.ts.
  ['handlers-reach-no-cdk', '', 'lib/subscribe/testing.ts', 'aws-cdk-lib'],
  ['catalogue-is-pure', 'import', 'lib/catalogue/by-the-way.ts', 'aws-cdk-lib'],
  ['catalogue-is-pure', 'import', 'lib/catalogue/by-the-way.ts', 'lib/constructs/endpoint.ts'],
  ['catalogue-is-pure', 'import', 'lib/catalogue/a.ts', 'fs'],
  ['catalogue-is-pure', 'import', 'lib/catalogue/a.ts', 'constructs'],
  ['catalogue-is-pure', 'import', 'lib/catalogue/a.ts', 'functions/runtime/prime.ts'],
  ['constructs-import-contracts', 'import', 'lib/constructs/a.ts', 'functions/ingress/handler.ts'],
  ['constructs-import-contracts', 'import', 'lib/constructs/a.ts', 'functions/consumer/clock.ts'],
  ['constructs-import-contracts', 'import', 'lib/constructs/a.ts', 'functions/runtime/prime.ts'],
  ['constructs-import-contracts', 'import type', 'lib/constructs/a.ts', 'lib/local/cloud.ts'],
  ['constructs-import-contracts', 'import', 'lib/constructs/a.ts', 'lib/config.ts'],
  ['constructs-import-contracts', 'import', 'lib/constructs/a.ts', 'lib/subscribe/handler/a.ts'],
  ['local-cloud-knows-only-templates', 'import', 'lib/local/a.ts', 'lib/constructs/endpoint.ts'],
  ['local-cloud-knows-only-templates', 'import', 'lib/local/a.ts', 'lib/stack.ts'],
  [
    'local-cloud-knows-only-templates',
    'import type',
    'lib/local/a.ts',
    'functions/ingress/environment.ts',
  ],
  ['subscribe-imports-catalogue', 'import', 'lib/subscribe/a.ts', 'lib/constructs/endpoint.ts'],
  ['subscribe-imports-catalogue', 'import', 'lib/subscribe/a.ts', 'lib/simulator/send.ts'],
  ['simulator-imports-catalogue', 'import', 'lib/simulator/a.ts', 'functions/runtime/prime.ts'],
  ['simulator-imports-catalogue', 'import', 'lib/simulator/a.ts', 'lib/local/cloud.ts'],
  ['operate-imports-what-runs', 'import', 'lib/operate/a.ts', 'lib/constructs/endpoint.ts'],
  ['operate-imports-what-runs', 'import', 'lib/operate/a.ts', 'lib/local/cloud.ts'],
  ['console-imports-what-it-shows', 'import', 'lib/console/a.ts', 'lib/stack.ts'],
  ['console-imports-what-it-shows', 'import', 'lib/console/a.ts', 'functions/ingress/handler.ts'],
  ['console-imports-what-it-shows', 'import', 'lib/console/a.ts', 'lib/console/page/main.ts'],
  ['page-imports-messages', 'import', 'lib/console/page/main.ts', 'lib/catalogue/index.ts'],
  ['local-cloud-knows-only-templates', 'import', 'lib/local/a.ts', 'lib/console/a.ts'],
  ['documentation-imports-catalogue', 'import', 'lib/documentation/a.ts', 'lib/stack.ts'],
  ['documentation-imports-catalogue', 'import', 'lib/documentation/a.ts', 'bin/enreach.ts'],
  ['folder-without-a-rule', 'import', 'lib/new/a.ts', 'lib/catalogue/index.ts'],
  ['folder-without-a-rule', 'import', 'lib/new/a.ts', 'lib/new/b.ts'],
  ['stack-imports-constructs', 'import', 'lib/stack.ts', 'lib/local/cloud.ts'],
  ['stack-imports-constructs', 'import', 'lib/props-of.ts', 'lib/documentation/b.ts'],
  ['config-imports-contracts', 'import', 'lib/config.ts', 'lib/constructs/endpoint.ts'],
  ['config-imports-contracts', 'import', 'lib/configuration/a.ts', 'lib/constructs/endpoint.ts'],
  ['config-imports-contracts', 'import', 'lib/configuration/a.ts', 'lib/stack.ts'],
  ['package-is-constructs', 'import', 'lib/index.ts', 'lib/local/cloud.ts'],
  ['package-is-constructs', 'import', 'lib/index.ts', 'lib/subscribe/handler/a.ts'],
  ['examples-import-the-package', 'import', 'examples/one/app.ts', 'lib/stack.ts'],
  ['examples-import-the-package', 'import', 'examples/one/app.ts', 'examples/other/a.ts'],
  ['settings-import-config', 'import', 'enreach.config.ts', 'lib/catalogue/index.ts'],
  ['bin-is-the-top', 'import', 'lib/local/b.ts', 'bin/enreach.ts'],
  ['bin-is-the-top', 'import type', 'enreach.config.ts', 'bin/enreach.ts'],
  ['no-cycles', 'import', 'lib/local/chicken.ts', 'lib/local/egg.ts'],
  ['no-unresolvable', 'import', 'lib/local/c.ts', './gone.ts'],
];

const allowed: Import[] = [
  ['import', 'functions/ingress/handler.ts', 'functions/ingress/check-token.ts'],
  ['import', 'functions/ingress/handler.ts', 'functions/runtime/prime.ts'],
  ['import', 'functions/ingress/handler.ts', 'lib/catalogue/index.ts'],
  ['import', 'functions/ingress/handler.ts', '@aws-sdk/client-sqs'],
  ['import', 'lib/catalogue/index.ts', 'valibot'],
  ['import', 'lib/constructs/b.ts', 'aws-cdk-lib/aws-sqs'],
  ['import', 'lib/constructs/b.ts', 'lib/catalogue/index.ts'],
  ['import', 'lib/constructs/b.ts', 'functions/ingress/environment.ts'],
  ['import', 'lib/constructs/b.ts', 'functions/consumer/timings.ts'],
  ['import', 'lib/constructs/b.ts', 'functions/consumer/table-keys.ts'],
  ['import', 'lib/local/d.ts', 'lib/catalogue/index.ts'],
  ['import', 'lib/subscribe/b.ts', 'lib/catalogue/index.ts'],
  ['import', 'lib/subscribe/b.ts', 'lib/claims/event-store.ts'],
  ['import', 'lib/subscribe/b.ts', 'aws-cdk-lib/aws-sqs'],
  ['import', 'lib/constructs/b.ts', 'lib/subscribe/b.ts'],
  ['import', 'functions/ingress/handler.ts', 'lib/claims/event-store.ts'],
  ['import', 'lib/claims/event-store.ts', '@aws-sdk/client-dynamodb'],
  ['import', 'lib/simulator/send.ts', 'lib/catalogue/index.ts'],
  ['import', 'lib/documentation/b.ts', 'lib/catalogue/index.ts'],
  ['import', 'lib/documentation/b.ts', 'lib/documentation/c.ts'],
  ['import', 'lib/operate/b.ts', 'functions/runtime/prime.ts'],
  ['import', 'lib/console/b.ts', 'lib/local/cloud.ts'],
  ['import', 'lib/console/b.ts', 'lib/simulator/send.ts'],
  ['import', 'lib/console/b.ts', 'lib/operate/b.ts'],
  ['import type', 'lib/console/page/b.ts', 'lib/console/messages.ts'],
  ['import', 'lib/stack.ts', 'lib/constructs/endpoint.ts'],
  ['import', 'lib/config.ts', 'functions/ingress/environment.ts'],
  ['import', 'lib/config.ts', 'lib/configuration/schema.ts'],
  ['import', 'lib/configuration/schema.ts', 'lib/constructs/limits.ts'],
  ['import', 'lib/stack.ts', 'lib/configuration/schema.ts'],
  ['import', 'lib/documentation/b.ts', 'lib/configuration/schema.ts'],
  ['import', 'lib/index.ts', 'lib/constructs/endpoint.ts'],
  ['import', 'lib/index.ts', 'lib/subscribe/b.ts'],
  ['import', 'examples/one/app.ts', 'examples/one/a.ts'],
  ['import', 'examples/one/app.ts', 'aws-cdk-lib/aws-sqs'],
  ['import', 'lib/index.ts', 'lib/stack.ts'],
  ['import', 'enreach.config.ts', 'lib/config.ts'],
  ['import', 'bin/enreach.ts', 'lib/local/cloud.ts'],
  ['import', 'bin/enreach.ts', 'lib/stack.ts'],
  ['import type', 'lib/local/egg.ts', 'lib/local/types-only.ts'],
];

/** What the rows need besides themselves. */
const connecting: Import[] = [
  ['import', 'lib/subscribe/testing.ts', 'lib/subscribe/by-the-way.ts'],
  ['import', 'lib/subscribe/by-the-way.ts', 'aws-cdk-lib'],
  ['import', 'functions/ingress/e.ts', 'lib/catalogue/by-the-way.ts'],
  ['import', 'lib/local/egg.ts', 'lib/local/chicken.ts'],
  ['import type', 'lib/local/types-only.ts', 'lib/local/egg.ts'],
];

const statementOf = ([statement, from, to]: Import): string => {
  const isFile = /^(bin|lib|functions|examples)\/|^enreach/.test(to);
  const path = relative(dirname(from), to);
  const specifier = isFile ? (path.startsWith('.') ? path : `./${path}`) : to;
  return statement === 'import type'
    ? `import type { T } from '${specifier}';`
    : `${statement} '${specifier}';`;
};

/** A tree with these imports and nothing else. */
const plant = async (imports: readonly Import[]): Promise<string> => {
  const directory = await realpath(await mkdtemp(join(tmpdir(), 'boundaries-')));
  await symlink(join(root, 'node_modules'), join(directory, 'node_modules'));
  const files = new Map<string, string[]>();
  const linesOf = (file: string): string[] => {
    const lines = files.get(file) ?? ['export type T = 1;'];
    files.set(file, lines);
    return lines;
  };
  for (const one of imports) {
    const [statement, from, to] = one;
    if (statement !== '') linesOf(from).push(statementOf(one));
    if (to.endsWith('.ts') && !to.startsWith('.')) linesOf(to);
  }
  for (const [file, lines] of files) {
    await mkdir(dirname(join(directory, file)), { recursive: true });
    await writeFile(join(directory, file), `${lines.join('\n')}\n`);
  }
  return directory;
};

describe('the boundaries of the tree', () => {
  it('are kept, and were looked at', async () => {
    const { moduleCount, violations, imports } = await findingsIn(root);
    expect(violations).toEqual([]);
    expect(moduleCount).toBeGreaterThan(50);
    expect(imports).toContainEqual({ from: 'lib/stack.ts', to: 'lib/catalogue/bus-contract.ts' });
    expect(imports).toContainEqual({ from: 'bin/app.ts', to: 'enreach.config.ts' });
  });
});

describe('the boundary check', () => {
  let directory: string;
  let found: Findings;
  beforeAll(async () => {
    directory = await plant([
      ...forbidden.map(([, ...planted]): Import => planted),
      ...allowed,
      ...connecting,
    ]);
    found = await findingsIn(directory);
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  it.each(forbidden)('names %s: "%s" in %s of %s', (rule, _, from, to) => {
    expect(found.violations).toContainEqual({ rule, from, to: expect.stringContaining(to) });
  });

  it.each(allowed)('allows "%s" in %s of %s', (_, from, to) => {
    const thisOne = { from, to: expect.stringContaining(to) };
    expect(found.imports).toContainEqual(thisOne);
    expect(found.violations).not.toContainEqual({ ...thisOne, rule: expect.anything() });
  });

  it('has a planted import for each of its rules', () => {
    expect([...new Set(forbidden.map(([rule]) => rule))].sort()).toEqual([...found.rules].sort());
  });

  it('ends with a fault where an import is forbidden', async () => {
    await expect(cruise(directory)).rejects.toMatchObject({
      code: expect.any(Number),
      stdout: expect.stringContaining('error bin-is-the-top: lib/local/b.ts → bin/enreach.ts'),
    });
  });
});
