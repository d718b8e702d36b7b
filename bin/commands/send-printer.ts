import Table from 'cli-table3';
import { createLogUpdate } from 'log-update';
import { explainStatus } from '../../lib/simulator/explain-status.ts';
import type { SendReport } from '../../lib/simulator/send-events.ts';
import type { SenderActivity } from '../../lib/simulator/sender/activity.ts';
import { type Counts, statusOf, type Totals } from '../../lib/simulator/tally.ts';

type Settled = Extract<SenderActivity, { kind: 'settled' }>;

/** How `enreach send` says what happens. */
export interface SendPrinter {
  readonly begin: (endpoints: readonly string[], again: string) => void;
  readonly note: (text: string) => void;
  readonly progress: (totals: Totals) => void;
  /** Milliseconds between two lines of progress. */
  readonly progressEveryMs: number;
  readonly discarded: (settled: Settled) => void;
  readonly end: (totals: Totals, report: SendReport) => void;
}

/** More would hide the rest; they are counted all the same. */
const discardsShown = 10;

const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;

const progressLine = ({ sent, acknowledged, resent, discarded, latencyMs }: Totals): string =>
  [
    `sent ${sent}`,
    `acknowledged ${acknowledged}`,
    `resent ${resent}`,
    `discarded ${discarded}`,
    `p50 ${ms(latencyMs.p50)}`,
    `p99 ${ms(latencyMs.p99)}`,
  ].join('   ');

const statusCell = (statuses: Counts['statuses']): string =>
  Object.entries(statuses)
    .map(([status, count]) => `${status} x${count}`)
    .join(', ');

const cells = (counts: Counts): (string | number)[] => [
  counts.sent,
  counts.acknowledged,
  counts.resent,
  counts.duplicates,
  counts.discarded,
  statusCell(counts.statuses),
];

/** Of less it is not worth speaking. */
const behindShownMs = 1_000;

const summary = (totals: Totals, { stopped, behindMs }: SendReport): string => {
  const table = new Table({
    head: ['event', 'sent', 'acknowledged', 'resent', 'duplicates', 'discarded', 'answers'],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'left'],
    style: { head: [], border: [], compact: true },
  });
  const types = Object.entries(totals.byType).sort(([one], [other]) => (one < other ? -1 : 1));
  table.push(...types.map(([type, counts]) => [type, ...cells(counts)]));
  table.push(['all', ...cells(totals)]);
  const { sent, seconds, latencyMs } = totals;
  const { p50, p99, max } = latencyMs;
  const explanations = Object.keys(totals.statuses).flatMap((status) => {
    const explanation = explainStatus(status);
    return explanation === undefined ? [] : [`${status}: ${explanation}`];
  });
  return [
    table.toString(),
    ...(max > 0 ? [`Latency: p50 ${ms(p50)}, p99 ${ms(p99)}, at most ${ms(max)}`] : []),
    `Sent ${sent} events in ${seconds.toFixed(1)} s: ${(sent / seconds).toFixed(1)} a second`,
    ...(behindMs > behindShownMs
      ? [
          `Fell behind by up to ${(behindMs / 1000).toFixed(1)} s: the receiver is too slow for this, or --connections too few`,
        ]
      : []),
    ...(stopped ? ['Stopped: the rest was not sent'] : []),
    ...(totals.unfinished > 0 ? [`Unfinished when stopped: ${totals.unfinished}`] : []),
    ...explanations,
  ].join('\n');
};

/** For people: one line that changes on a terminal, a line now and then elsewhere, and a table at the end. */
export const peopleSendPrinter = (output: NodeJS.WriteStream): SendPrinter => {
  const live = createLogUpdate(output);
  const print = (line: string): void => {
    if (output.isTTY) live.persist(line);
    else output.write(`${line}\n`);
  };
  let discards = 0;
  return {
    begin: (endpoints, again) => {
      print(`Sending to ${endpoints.join(' and ')}`);
      print(`The same again: ${again}`);
    },
    note: print,
    progress: (totals) => {
      if (output.isTTY) live(progressLine(totals));
      else print(progressLine(totals));
    },
    progressEveryMs: output.isTTY ? 100 : 10_000,
    discarded: ({ eventType, id, attempts, last }) => {
      discards += 1;
      if (discards > discardsShown) return;
      print(`discarded ${eventType} ${id} after ${attempts} attempts: ${statusOf(last)}`);
      if (discards === discardsShown) print('more discarded events are only counted');
    },
    end: (totals, report) => {
      if (output.isTTY) {
        live.clear();
        live.done();
      }
      output.write(`${summary(totals, report)}\n`); // not by `live`, which would break a wide table's lines
    },
  };
};

/** For programs: one JSON object a line; `kind` says which. */
export const jsonSendPrinter = (output: NodeJS.WriteStream): SendPrinter => {
  const print = (line: object): void => {
    output.write(`${JSON.stringify(line)}\n`);
  };
  return {
    begin: (endpoints, again) => print({ kind: 'sending', endpoints, again }),
    note: (text) => print({ kind: 'note', text }),
    progress: ({ byType, ...totals }) => print({ kind: 'progress', ...totals }),
    progressEveryMs: 10_000,
    discarded: ({ eventType, id, endpoint, attempts, last }) =>
      print({ kind: 'discarded', eventType, id, endpoint, attempts, status: statusOf(last) }),
    end: (totals, report) => print({ kind: 'summary', ...totals, ...report }),
  };
};
