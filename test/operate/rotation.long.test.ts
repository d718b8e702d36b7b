import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import * as v from 'valibot';
import { eventually, type Pipeline, secret, startPipeline } from '../end-to-end/pipeline.ts';
import { type CommandResult, commandRunner } from './run-command.ts';

const example: object = JSON.parse(readFileSync('docs/example-event.json', 'utf8'));

const connections = 8;
const pauseMs = 20;
/** Of one event. */
const sends = 4;
/** A function looks for a secret that it does not know at most once in ten seconds. */
const refreshMs = 10_000;

const shownSchema = v.tuple([v.object({ secret: v.string(), rotation: v.literal('open') })]);

describe('the rotation of a secret', () => {
  let pipeline: Pipeline;
  let enreach: (...args: readonly string[]) => Promise<CommandResult>;

  beforeAll(async () => {
    pipeline = await startPipeline();
    enreach = commandRunner(pipeline.cloud.endpoint, pipeline.cloud.stackName);
  });
  afterAll(() => pipeline.stop());

  /** As Enreach does: what is answered 503, as by functions that all start at once on a busy machine, is sent again. */
  const deliver = async (id: string, token: string): Promise<number> => {
    const body = JSON.stringify({ ...example, Id: id });
    const headers = { 'X-Benemen-Token': token };
    let status = 503;
    for (let sent = 0; sent < sends && status === 503; sent += 1)
      status = (await pipeline.post(body, { headers })).status;
    return status;
  };

  it('refuses nothing under load, with the secret before and with the new one, and loses nothing', async () => {
    let token = secret;
    let isOver = false;
    const accepted: string[] = [];
    const refused: number[] = [];
    const sentWith = new Map<string, number>();
    const send = async (): Promise<void> => {
      while (!isOver) {
        const id = randomUUID();
        const status = await deliver(id, token);
        sentWith.set(token, (sentWith.get(token) ?? 0) + 1);
        if (status === 200) accepted.push(id);
        else refused.push(status);
        await setTimeout(pauseMs);
      }
    };
    const sentWithToken = () => sentWith.get(token) ?? 0;
    const load = Array.from({ length: connections }, send);
    try {
      await eventually(() => accepted.length > connections);
      expect((await enreach('secret', 'rotate')).output).toContain('Dry run');
      const rotated = await enreach('secret', 'rotate', '--yes');
      expect(rotated.output).toMatch(/Hand to .*: enreach config .*--endpoint default --reveal/);
      expect(rotated.output).not.toContain(secret);
      const again = await enreach('secret', 'rotate', '--yes');
      expect(again).toMatchObject({ exitCode: 1, output: expect.stringContaining('open already') });
      const tooEarly = await enreach('secret', 'finish', '--yes');
      expect(tooEarly).toMatchObject({
        exitCode: 1,
        output: expect.stringContaining('the rotation began less than five minutes ago'),
      });

      const before = sentWithToken();
      await setTimeout(refreshMs + 1_000);
      expect(sentWithToken()).toBeGreaterThan(before + connections);

      const { stdout } = await enreach('secret', 'show', '--reveal', '--json');
      const [shown] = v.parse(shownSchema, JSON.parse(stdout));
      expect(shown.secret).not.toBe(secret);
      token = shown.secret;
      await eventually(() => sentWithToken() > connections * 10);

      expect((await enreach('secret', 'finish', '--force', '--yes')).exitCode).toBe(0);
      const beforeFinish = sentWithToken();
      await eventually(() => sentWithToken() > beforeFinish + connections * 10);
    } finally {
      isOver = true;
      await Promise.all(load);
    }
    expect(refused).toEqual([]);
    await eventually(() => pipeline.receivedCounts().size >= accepted.length, 60_000);
    const counts = pipeline.receivedCounts();
    expect(accepted.filter((id) => counts.get(id) !== 1)).toEqual([]);
    expect((await enreach('secret', 'show')).output).toMatch(/default .* none +\(hidden/);
  });
});
