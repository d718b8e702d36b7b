import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { eventually, type Pipeline, startPipeline } from '../end-to-end/pipeline.ts';

const example: Readonly<Record<string, unknown>> = JSON.parse(
  readFileSync('docs/example-event.json', 'utf8'),
);
const lineSchema = v.object({
  outcome: v.string(),
  id: v.optional(v.string()),
  deliveryId: v.optional(v.string()),
});

const startMs = 30_000;

describe('enreach tail', () => {
  let pipeline: Pipeline;
  const tails: ChildProcess[] = [];

  beforeAll(async () => {
    pipeline = await startPipeline();
  });
  afterAll(async () => {
    for (const tail of tails) tail.kill('SIGKILL');
    await pipeline.stop();
  });

  const startTail = (...options: readonly string[]) => {
    const { endpoint, stackName } = pipeline.cloud;
    const where = ['--stack', stackName, '--endpoint-url', endpoint];
    const tail = spawn(process.execPath, ['bin/enreach.ts', 'tail', ...where, ...options]);
    tails.push(tail);
    const written = { output: '', errors: '' };
    tail.stdout.on('data', (chunk) => {
      written.output += chunk;
    });
    tail.stderr.on('data', (chunk) => {
      written.errors += chunk;
    });
    return { written, tail };
  };

  const post = async (changes: object = {}): Promise<string> => {
    const Id = randomUUID();
    await pipeline.post(JSON.stringify({ ...example, Id, ...changes }));
    return Id;
  };

  it('shows each outcome once as it happens, and ends quietly with 0 at Ctrl-C', async () => {
    const before = await post();
    const all = startTail('--json');
    const failures = startTail('--failures');
    await eventually(() => all.written.output.includes(before), startMs);
    const published = await post();
    const refused = await post({ CallId: 'none' });
    await eventually(() => all.written.output.includes(published));
    await eventually(() => all.written.output.includes(refused));
    await eventually(() => failures.written.output.includes(refused), startMs);

    for (const { tail } of [all, failures]) {
      tail.kill('SIGINT');
      expect(await once(tail, 'exit')).toEqual([0, null]);
    }
    expect([all.written.errors, failures.written.errors]).toEqual(['', '']);
    const lines = all.written.output.trim().split('\n');
    const outcomes = lines.map((line) => v.parse(lineSchema, JSON.parse(line)));
    const ofEvent = (id: string) =>
      outcomes.filter((one) => one.id === id).map(({ outcome }) => outcome);
    expect([before, published, refused].map(ofEvent)).toEqual([
      ['published'],
      ['published'],
      ['quarantined'],
    ]);
    expect(outcomes.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(3);
    expect(failures.written.output).toMatch(/^\S+ +consumer +quarantined +.*invalidPayload.*\n$/);
    expect(failures.written.output).not.toContain(published);
  });
});
