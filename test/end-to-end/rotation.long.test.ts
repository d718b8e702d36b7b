import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { eventually, type Pipeline, secret, startPipeline } from './pipeline.ts';

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await startPipeline();
});
afterAll(() => pipeline.stop());

it('accepts the new secret at once and the previous one while a rotation is open', async () => {
  const example: object = JSON.parse(readFileSync('docs/example-event.json', 'utf8'));
  const accepted = async (token: string) => {
    const body = JSON.stringify({ ...example, Id: randomUUID() });
    return (await pipeline.post(body, { headers: { 'X-Benemen-Token': token } })).status;
  };
  expect(await accepted(secret)).toBe(200);
  await pipeline.putSecret('rotated');
  // Unknown tokens refresh the cached secrets at most once in ten seconds.
  await eventually(async () => (await accepted('rotated')) === 200, 12_000);
  expect(await accepted(secret)).toBe(200);
  expect(await accepted('neither')).toBe(401);
});
