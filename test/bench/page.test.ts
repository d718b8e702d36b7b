import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { templateFacts } from '../../bench/cost/template-facts.ts';
import { draw } from '../../bench/report/draw.ts';
import { targets } from '../../bench/targets.ts';
import { readAssembly } from '../../lib/local/template/read-assembly.ts';
import { sharedAssembly } from '../shared-assembly/shared-assembly.ts';

const docs = join(import.meta.dirname, '../../docs');
const page = readFileSync(join(docs, 'benchmarks.md'), 'utf8');
const { template } = readAssembly(await sharedAssembly());

it.each(Object.values(targets))(
  'shows the figure and the target of: $what',
  ({ what, limit, value, unit }) => {
    const row = page.split('\n').find((line) => line.startsWith(`| ${what} |`));
    expect(row).toContain(`| ${limit} ${value} ${unit} |`);
    expect(row).toMatch(/\| (pass|FAIL) \|$/);
    expect(row).not.toContain('not measured');
  },
);

it.each(['ingress', 'consumer'] as const)('knows the memory that the %s deploys with', (name) => {
  const [, table = ''] = page.split(`## Memory of the ${name}`);
  const [, deployed] = /^\| (\d+) \|[^\n]*deployed \|$/m.exec(table.split('\n## ')[0] ?? '') ?? [];
  expect(Number(deployed)).toBe(templateFacts(template).memory[name]);
});

it('says on what machine and when', () => {
  expect(page).toMatch(/Measured \d{4}-\d\d-\d\d \d\d:\d\d on \d+ cores of .+, Node \d+/);
});

it('has the plots that it shows', () => {
  const plots = [...page.matchAll(/\]\((benchmarks\/[\w-]+\.svg)\)/g)].map(([, file = '']) => file);
  expect(plots.length).toBeGreaterThan(2);
  expect(plots.filter((file) => !existsSync(join(docs, file)))).toEqual([]);
});

it('draws a plot without a browser', async () => {
  const spec = {
    data: { values: [{ x: 1, y: 'a' }] },
    mark: 'bar',
    encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'nominal' } },
  };
  expect(await draw({ name: 'p', title: 'A title', spec })).toMatch(/^<svg.*A title.*<\/svg>$/s);
});
