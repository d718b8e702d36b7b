import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { outcomes } from '../../../functions/ingress/outcome.ts';
import {
  brokenDown,
  dimensionNames,
  type MetricName,
  metricNames,
  metricNamespace,
} from '../../../functions/runtime/metric-names.ts';
import { parseLines } from '../ingress/captured-output.ts';
import { everyPathOfTheConsumer, everyPathOfTheIngress } from './every-path.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../../docs/observability.md'), 'utf8');
const sectionOf = (title: string) =>
  page.split(/^## /m).find((text) => text.startsWith(title)) ?? '';
/** First cells of a table's rows, without the back quotes. */
const rowsOf = (section: string) =>
  [...section.matchAll(/^\| `([^`]+)` \| (.*) \|$/gm)].map(([, name = '', rest = '']) => ({
    name,
    cells: rest.split(' | '),
  }));

describe('docs/observability.md', () => {
  it('lists every metric, in the order of the code, and no other', () => {
    const names = rowsOf(sectionOf('Metrics')).map(({ name }) => name);
    expect(names).toEqual(Object.values(metricNames));
  });

  it('names the namespace and the dimensions', () => {
    const section = sectionOf('Metrics');
    for (const name of [metricNamespace, ...Object.values(dimensionNames)])
      expect(section).toContain(`\`${name}\``);
    const more: Partial<Record<MetricName, string>> = brokenDown;
    for (const name of Object.values(metricNames)) {
      const row = rowsOf(section).find((found) => found.name === name);
      expect([name, row?.cells[1]]).toEqual([name, more[name] ? `\`${more[name]}\`` : '']);
    }
  });

  it('lists every field that a line can have, and no other', async () => {
    const written = [await everyPathOfTheIngress(), await everyPathOfTheConsumer()];
    const lines = written.flatMap(parseLines).filter((line) => !('_aws' in line));
    const fields = new Set(lines.flatMap((line) => Object.keys(line)));
    const listed = rowsOf(sectionOf('Log lines')).flatMap(({ name }) => name.split(', '));
    expect(listed.sort()).toEqual([...fields, 'xray_trace_id'].sort());
  });

  it('lists every outcome', () => {
    const section = sectionOf('Log lines');
    for (const outcome of [
      ...Object.keys(outcomes),
      'published',
      'duplicate',
      'quarantined',
      'retry',
    ])
      expect(section).toContain(`\`${outcome}\``);
  });
});
