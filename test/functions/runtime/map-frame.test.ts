import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformSync } from 'esbuild';
import { describeFault } from '../../../functions/runtime/describe-fault.ts';
import { mapFrame } from '../../../functions/runtime/map-frame.ts';

const source = `interface Unused {}

export const fail = (why: string): never => {
  throw new Error(why);
};
`;

let folder: string;
let bundle: string;
let frame: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'map-frame-'));
  const { code, map } = transformSync(source, {
    loader: 'ts',
    minify: true,
    sourcemap: 'external',
    sourcefile: 'functions/fail.ts',
  });
  const file = join(folder, 'index.mjs');
  writeFileSync(file, code);
  writeFileSync(`${file}.map`, map);
  bundle = pathToFileURL(file).href;
  frame = `at e (${bundle}:1:${code.indexOf('new Error') + 1})`;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('names the line of the source', () => {
  expect(mapFrame(frame)).toBe('at e (functions/fail.ts:4:9)');
  expect(mapFrame(frame.replace(/at e \((.*)\)/, 'at $1'))).toBe('at functions/fail.ts:4:9');
});

it('is what the log has of a fault', () => {
  const fault = new Error('why');
  fault.stack = `Error: why\n    ${frame}\n    at node:internal/timers:1:2`;
  expect(describeFault(fault).at).toEqual([
    'at e (functions/fail.ts:4:9)',
    'at node:internal/timers:1:2',
  ]);
});

it.each([
  'at node:internal/process/task_queues:105:5',
  'at Object.<anonymous> (file:///nowhere/index.mjs:1:1)',
  'at async Promise.all (index 0)',
])('leaves %s as it is', (other) => {
  expect(mapFrame(other)).toBe(other);
});

it('leaves a frame as it is when the map cannot be read', () => {
  const file = join(folder, 'broken.mjs');
  writeFileSync(`${file}.map`, '{');
  const broken = `at e (${pathToFileURL(file).href}:1:1)`;
  expect(mapFrame(broken)).toBe(broken);
});
