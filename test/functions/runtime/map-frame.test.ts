import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformSync } from 'esbuild';
import { frameMapper } from '../../../functions/runtime/map-frame.ts';

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
  const mapFrame = frameMapper(bundle);
  expect(mapFrame(frame)).toBe('at e (functions/fail.ts:4:9)');
  expect(mapFrame(frame.replace(/at e \((.*)\)/, 'at $1'))).toBe('at functions/fail.ts:4:9');
});

it.each([
  'at node:internal/process/task_queues:105:5',
  'at async Promise.all (index 0)',
  'at e (file:///etc/passwd?:1:1)',
  'at e (file:///dev/zero:1:1)',
])('leaves %s as it is, and reads nothing for it', (other) => {
  expect(frameMapper(bundle)(other)).toBe(other);
});

it('leaves a frame as it is when the map cannot be read', () => {
  const broken = pathToFileURL(join(folder, 'broken.mjs')).href;
  writeFileSync(join(folder, 'broken.mjs.map'), '{');
  const missing = pathToFileURL(join(folder, 'missing.mjs')).href;
  for (const url of [broken, missing])
    expect(frameMapper(url)(`at e (${url}:1:1)`)).toBe(`at e (${url}:1:1)`);
});
