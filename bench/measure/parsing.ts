import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText, parseEvent, parseJson } from '../../lib/catalogue/index.ts';
import type { Measurement } from '../measurement.ts';
import { median, medianRatio } from '../statistics.ts';

const folder = join(import.meta.dirname, '../../test/fixtures/cases/samples');
const rounds = 300;
const repetitions = 50;

const index: { samples: { file: string; eventType: string }[] } = JSON.parse(
  readFileSync(`${folder}/index.json`, 'utf8'),
);
const bodies = index.samples.map(({ file, eventType }) => {
  const bytes = readFileSync(`${folder}/${file}`);
  return { bytes, text: bytes.toString('utf8'), eventType };
});

const parse = ({ bytes, eventType }: (typeof bodies)[number]) => {
  const json = parseJson(decodeText(bytes).text);
  if (!json.ok) throw new Error(`a sample does not parse: ${json.reason}`);
  const parsed = parseEvent(json.value, { eventHeader: eventType });
  if (parsed.kind !== 'known') throw new Error(`a sample is no ${eventType}: ${parsed.kind}`);
};

const msFor = (run: () => void): number => {
  const start = performance.now();
  for (let time = 0; time < repetitions; time += 1) run();
  return (performance.now() - start) / repetitions;
};

/** All samples from bytes to normalised event, against `JSON.parse` of the same texts, in turn. */
export const measureParsing = (): Measurement => {
  const pairs = Array.from({ length: rounds }, () => ({
    theirs: msFor(() => {
      for (const { text } of bodies) JSON.parse(text);
    }),
    ours: msFor(() => {
      for (const body of bodies) parse(body);
    }),
  })).slice(rounds / 10); // the first ones warm up
  const ours = pairs.map((pair) => pair.ours);
  const theirs = pairs.map((pair) => pair.theirs);
  const perSecond = (ms: number) => (bodies.length / ms) * 1000;
  return {
    reached: [
      {
        target: 'parsing',
        reached: medianRatio(ours, theirs),
        ours: median(ours),
        theirs: median(theirs),
        unit: 'ms',
      },
    ],
    tables: [
      {
        title: 'Parsing',
        columns: [`${bodies.length} samples`, 'ms', 'events/s'],
        rows: [
          ['bytes to normalised event', median(ours), perSecond(median(ours))],
          ['JSON.parse alone', median(theirs), perSecond(median(theirs))],
        ],
      },
    ],
    plots: [],
  };
};
