import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { eventually, type Pipeline, startPipeline } from './pipeline.ts';

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await startPipeline();
});
afterAll(() => pipeline.stop());

it('publishes an event although the consumer is killed while it has it', async () => {
  const consumers = [...pipeline.cloud.functions].filter(([name]) => name.includes('Consumer'));
  const consumer = consumers[0]?.[1];
  if (!consumer) throw new Error('no consumer');
  const id = randomUUID();
  const example: object = JSON.parse(readFileSync('docs/example-event.json', 'utf8'));
  expect((await pipeline.post(JSON.stringify({ ...example, Id: id }))).status).toBe(200);
  await eventually(() => consumer.environments().some(({ busy }) => busy));
  expect(consumer.kill()).toBeGreaterThan(0);

  await eventually(() => pipeline.received(id).length > 0, 40_000);
  // One more is allowed where it died between the publication and the mark.
  expect(pipeline.received(id).length).toBeLessThanOrEqual(2);
});
