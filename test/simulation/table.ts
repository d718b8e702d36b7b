import type { Summary } from './ledger/summary.ts';
import type { Violation } from './ledger/violation.ts';

type Row = readonly [name: string, count: number];

const width = 42;

const number = new Intl.NumberFormat('en-GB');
const line = ([name, count]: Row): string =>
  `  ${name.padEnd(width)}${number.format(count).padStart(9)}`;

const sum = (counts: ReadonlyMap<unknown, number>): number =>
  [...counts.values()].reduce((total, count) => total + count, 0);

const countOf = (violations: readonly Violation[], kind: Violation['kind']): number =>
  violations.filter((violation) => violation.kind === kind).length;

/** A run as a table: faults injected by kind, where deliveries ended, duplicates against the bound, what was lost. */
export const tableOf = (summary: Summary, violations: readonly Violation[]): string => {
  const { excused, extraPublications } = summary;
  const sections: readonly (readonly [title: string, rows: readonly Row[]])[] = [
    ['faults and other events injected', [...summary.faults]],
    [
      'work',
      [
        ['deliveries accepted', summary.deliveries],
        ['messages received', summary.receives],
        ['invocations', summary.invocations],
        ['minutes of virtual time', Math.round(summary.virtualMs / 60_000)],
      ],
    ],
    ['deliveries, by where they ended', [...summary.places]],
    [
      'publications',
      [
        ['Ids published', summary.publishedIds],
        ['publications after the first of an Id', extraPublications],
        ['allowed by the bound', sum(excused)],
        ...[...excused].map(([excuse, count]): Row => [`  ${excuse}`, count]),
        ['paused past the lease, beyond the terms', summary.leasesOutlived],
        ['Ids beyond the bound', countOf(violations, 'beyond the bound')],
        ['Ids published with two contents', summary.idsWithTwoContents],
      ],
    ],
    [
      'violations',
      [
        ['lost', countOf(violations, 'lost')],
        ['claimed while another held it', countOf(violations, 'held by two')],
        ['leases too short', countOf(violations, 'lease too short')],
        ['sent again without an answer', countOf(violations, 'sent again without an answer')],
        ['published with two contents', countOf(violations, 'two contents')],
        ['claims stuck', countOf(violations, 'claim stuck')],
        ['all', violations.length],
      ],
    ],
  ];
  return sections.map(([title, rows]) => [title, ...rows.map(line)].join('\n')).join('\n\n');
};
