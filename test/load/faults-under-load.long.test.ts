import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { eventually, type Pipeline, startPipeline } from '../end-to-end/pipeline.ts';

const eventsPerSecond = 200;
/** `LOAD_SECONDS=60` for the whole of it. */
const seconds = Number(process.env.LOAD_SECONDS ?? 20);
const resent = 0.1;
const connections = 50;
/** Together 5% of the calls of each service. */
const faults = [
  ...['sqs', 'dynamodb', 'events', 'secretsmanager'].flatMap((service) => [
    `${service}.*=503:0.02`,
    `${service}.*=throttle:0.02`,
  ]),
  // The calls whose outcome matters when it is unknown.
  'sqs.*=lost-answer:0.005',
  'sqs.*=reset:0.005',
  'dynamodb.*=lost-answer:0.01',
  'events.PutEvents=lost-answer:0.005',
  'events.PutEvents=reset:0.005',
  'secretsmanager.*=reset:0.01',
];

const example: object = JSON.parse(readFileSync('docs/example-event.json', 'utf8'));

describe('a load while every service fails now and then', () => {
  let pipeline: Pipeline;
  beforeAll(async () => {
    pipeline = await startPipeline();
  });
  afterAll(() => pipeline.stop());

  /** As Enreach does: again on anything but 200. */
  const deliver = async (id: string): Promise<void> => {
    const body = JSON.stringify({ ...example, Id: id });
    for (let attempt = 1; (await pipeline.post(body)).status !== 200; attempt += 1) {
      if (attempt === 10) throw new Error(`${id} was refused ten times`);
      await setTimeout(200 * attempt);
    }
  };

  it('publishes every event, and none more often than outcomes were unknown', async () => {
    pipeline.cloud.setFaults(faults);
    const ids = Array.from({ length: eventsPerSecond * seconds }, () => randomUUID());
    const startMs = performance.now();
    let next = 0;
    const connection = async () => {
      for (let at = next++; at < ids.length; at = next++) {
        const dueMs = startMs + (at / eventsPerSecond) * 1000;
        await setTimeout(Math.max(0, dueMs - performance.now()));
        const id = ids[at] ?? '';
        await Promise.all(at % (1 / resent) === 0 ? [deliver(id), deliver(id)] : [deliver(id)]);
      }
    };
    await Promise.all(Array.from({ length: connections }, connection));

    await eventually(async () => {
      await setTimeout(1_000);
      return pipeline.receivedCounts().size === ids.length;
    }, 240_000);
    const publications = pipeline.receivedCounts();
    expect(ids.filter((id) => !publications.has(id))).toEqual([]);
    const extra = ids.reduce((sum, id) => sum + (publications.get(id) ?? 0) - 1, 0);
    const unknown = pipeline.logs.filter((line) => line.includes('"cause":"unknownOutcome"'));
    expect(extra).toBeLessThanOrEqual(unknown.length);
    expect(await pipeline.quarantined()).toEqual([]);
  }, 400_000);
});
