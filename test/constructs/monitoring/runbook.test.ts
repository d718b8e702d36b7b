import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outcomes } from '../../../functions/ingress/outcome.ts';
import { metricNames } from '../../../functions/runtime/metric-names.ts';
import { quarantineReasons } from '../../../lib/catalogue/quarantine-reasons.ts';
import { sectionOf } from '../../documentation/sections.ts';
import { synthesized } from '../synthesized.ts';

const runbook = readFileSync(join(import.meta.dirname, '../../../docs/runbook.md'), 'utf8');

/** The cells of a section's table, without its head. */
const rowsOf = (heading: string): string[][] =>
  sectionOf(runbook, heading)
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')));

describe('the runbook', () => {
  it('has every outcome of a request, with its answer and its metric', () => {
    const rows = rowsOf('Outcomes of a request').map((cells) => cells.slice(1, 4));
    expect(rows).toEqual(
      Object.entries(outcomes).map(([kind, { status, metric }]) => [kind, `${status}`, metric]),
    );
  });

  it('has every outcome of a delivery', () => {
    const names = rowsOf('Outcomes of a delivery').map(([, name]) => name);
    expect(names).toEqual(['published', 'duplicate', 'quarantined', 'retry']);
  });

  it('has every reason of the quarantine, in their order', () => {
    const reasons = rowsOf('Why a delivery is quarantined').map(([, reason]) => reason);
    expect(reasons).toEqual(quarantineReasons);
  });

  it('names no output that the stack has not', () => {
    const { outputs } = synthesized();
    const named = [...runbook.matchAll(/\$([A-Z]\w+)/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => outputs[name] === undefined)).toEqual([]);
  });

  it('has a line that makes variables of the outputs', () => {
    const line = runbook.match(/^ {4}(eval .+)$/m)?.[1]?.replace('<stack>', 'Sales') ?? '';
    const outputs = 'AlarmTopicArn\\tarn:aws:sns\\nEndpointNames\\ta b,c\\n';
    const aws = `aws() { [ "$4" = Sales ] && printf '${outputs}'; }`;
    const script = `${aws}; ${line}; printenv AlarmTopicArn EndpointNames`;
    expect(execFileSync('bash', ['-c', script], { encoding: 'utf8' })).toBe('arn:aws:sns\na b,c\n');
  });

  it('has every metric of the functions', () => {
    const missing = Object.values(metricNames).filter((name) => !runbook.includes(`\`${name}\``));
    expect(missing).toEqual([]);
  });
});
