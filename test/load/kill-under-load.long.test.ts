import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { eventually, type Pipeline, startPipeline } from '../end-to-end/pipeline.ts';

const events = 5_000;
const resent = 0.2;
const connections = 20;
const kills = 3;
/** Batches of ten that the consumer processes at once. */
const inFlight = 5 * 10;

const example: object = JSON.parse(readFileSync('docs/example-event.json', 'utf8'));

describe('a load while the consumer is killed again and again', () => {
  let pipeline: Pipeline;
  beforeAll(async () => {
    pipeline = await startPipeline();
  });
  afterAll(() => pipeline.stop());

  it('loses no event and publishes none more often than the kills allow', async () => {
    const ids = Array.from({ length: events }, () => randomUUID());
    const posts = ids.flatMap((id, index) => (index % (1 / resent) === 0 ? [id, id] : [id]));
    const consumer = [...pipeline.cloud.functions].find(([name]) => name.includes('Consumer'))?.[1];
    if (!consumer) throw new Error('no consumer');

    let next = 0;
    let killed = 0;
    const statuses = new Set<number>();
    const connection = async () => {
      for (let at = next++; at < posts.length; at = next++) {
        const body = JSON.stringify({ ...example, Id: posts[at] });
        statuses.add((await pipeline.post(body)).status);
        if (at >= ((killed + 1) * posts.length) / (kills + 1) && killed < kills) {
          killed += 1;
          expect(consumer.kill('SIGKILL')).toBeGreaterThan(0);
        }
      }
    };
    await Promise.all(Array.from({ length: connections }, connection));
    expect([...statuses]).toEqual([200]);
    expect(killed).toBe(kills);

    const publications = await eventually(() => {
      const counts = pipeline.receivedCounts();
      return ids.every((id) => counts.has(id)) && counts;
    }, 90_000);
    const extra = ids.map((id) => (publications.get(id) ?? 0) - 1);
    expect(Math.max(...extra)).toBeLessThanOrEqual(kills);
    expect(extra.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(kills * inFlight);
    expect(await pipeline.quarantined()).toEqual([]);
  }, 180_000);
});
