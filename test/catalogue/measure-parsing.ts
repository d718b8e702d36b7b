/** Run by cost.test.ts in a process of its own, where no test runner is in the way: prints what parsing costs. */
import { bodyOf, samples } from './case-files.ts';
import { parseBody } from './parse-body.ts';

const bodies = samples.map((sample) => {
  const bytes = bodyOf('samples', sample);
  return { bytes, text: new TextDecoder().decode(bytes), eventType: sample.eventType };
});

/** The least of many short rounds, the two sides in turn, so that other load weighs on neither. */
let jsonParseMs = Number.POSITIVE_INFINITY;
let parseBodyMs = Number.POSITIVE_INFINITY;
for (let round = 0; round < 300; round += 1) {
  jsonParseMs = Math.min(
    jsonParseMs,
    msFor(() => bodies.map(({ text }) => JSON.parse(text))),
  );
  parseBodyMs = Math.min(
    parseBodyMs,
    msFor(() => bodies.map(({ bytes, eventType }) => parseBody(bytes, eventType))),
  );
}
process.stdout.write(JSON.stringify({ ratio: parseBodyMs / jsonParseMs }));

function msFor(parseAll: () => unknown): number {
  const start = performance.now();
  for (let time = 0; time < 50; time += 1) parseAll();
  return performance.now() - start;
}
