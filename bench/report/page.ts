import type { Plot, Table } from '../measurement.ts';
import { numberText } from './number-text.ts';

/** Where and when it was measured. */
export interface Circumstances {
  readonly date: string;
  readonly processor: string;
  readonly cores: number;
  readonly system: string;
  readonly node: string;
  /** Of the last minute, when it began. */
  readonly load: number;
}

const tableText = ({ title, columns, rows, note }: Table): string => {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    `## ${title}`,
    '',
    line(columns),
    line(columns.map((_, index) => (index === 0 ? '---' : '---:'))),
    ...rows.map((row) => line(row.map(numberText))),
    ...(note ? ['', note] : []),
    '',
  ].join('\n');
};

/** docs/benchmarks.md. */
export const page = (
  circumstances: Circumstances,
  tables: readonly Table[],
  plots: readonly Plot[],
): string => {
  const { date, processor, cores, system, node, load } = circumstances;
  return `# Benchmarks

Written by \`npm run bench\`, which measures all of it again in some minutes, prints it, and fails when a target is missed.

Measured ${date} on ${cores} cores of ${processor}, ${system}, Node ${node}, load ${numberText(load)} at the start. Times are this machine's; what can be
compared elsewhere are the ratios. What a missed target would take, and what was tried, is in [ADR 9](decisions/0009-what-makes-it-fast.md). Each contender runs in turn with its rivals, and a ratio is the median of the ratios of such
pairs; other figures are medians.

- The functions are the bundles that \`cdk synth\` makes, each in a process of its own with the variables of the template. AWS is a stub in another process
  that speaks the services' protocols on loopback, answers after 0, 5 or 20 ms, and counts the calls. There is no TLS and no Lambda between.
- *CDK default*: our handlers as \`NodejsFunction\` bundles them when told nothing (CommonJS, the SDK not bundled), and so without priming, and with the reading ahead awaited by the first invocation. The SDK
  comes from \`node_modules\` here, on Lambda from the runtime, whose copy may load faster or slower.
- *Powertools*: the consumer's job made of \`@aws-lambda-powertools/batch\`, \`idempotency\` and \`parser\` with our catalogue, one PutEvents an event; with
  documented defaults, and with what makes it faster (a local cache, the SDK's middleware cached, ESM, minified, the SDK bundled). It does less: it logs and counts nothing, keeps
  no quarantine, and does not compare the content of duplicates.
- *Batched claims*: our consumer, wired as the CDK default one, with all claims of a batch in one call ([ADR 8](decisions/0008-no-batched-claims.md)).
- *Silent*: our own bundle, told by its variables to log and count nothing.
- *Floor*: a handler that does nothing, and one that makes a bare SendMessage, as the SDK does it by default.

${tables.map(tableText).join('\n')}
${plots.map(({ name, title }) => `![${title}](benchmarks/${name}.svg)\n`).join('\n')}`;
};
