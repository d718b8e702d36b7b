import { cpus, loadavg, release, type } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { groupNames, isGroup, measureGroups, targetsOf } from './measure-groups.ts';
import { printTable } from './report/print-table.ts';
import { judge, verdictTable } from './report/verdicts.ts';
import { writePage } from './report/write-page.ts';

const { only, quick, output } = new Command('npm run bench --')
  .description(
    'Measures speed against rivals, prints it with its targets, and fails when one is missed',
  )
  .addOption(
    new Option('--only <groups...>', 'measure these only, and write no page').choices(groupNames),
  )
  .option(
    '--quick',
    'few rounds: to see that it works; the figures mean little, fail nothing, and no page is written',
  )
  .option(
    '--output <folder>',
    'where the page and its plots go',
    join(import.meta.dirname, '../docs'),
  )
  .parse()
  .opts<{ only?: string[]; quick?: true; output: string }>();

const circumstances = {
  date: new Date().toISOString().slice(0, 16).replace('T', ' '),
  processor: cpus()[0]?.model ?? 'an unknown processor',
  cores: cpus().length,
  system: `${type()} ${release()}`,
  node: process.versions.node,
  load: loadavg()[0] ?? Number.NaN,
};
const groups = (only ?? [...groupNames]).filter(isGroup);
const { reached, tables, plots } = await measureGroups(groups, { quick: quick ?? false });
const verdicts = judge(reached, targetsOf(groups));
const targets = verdicts.length > 0 ? [verdictTable(verdicts)] : [];
for (const table of [...tables, ...targets]) printTable(table);
if (!only && !quick) await writePage(output, circumstances, [...targets, ...tables], plots);
process.exitCode = quick || verdicts.every(({ kept }) => kept) ? 0 : 1;
