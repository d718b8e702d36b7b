import { createTokenBucket } from '../../../lib/local/http-api/token-bucket.ts';
import { closeApis, startApi } from './test-api.ts';

afterEach(closeApis);

it('lets a burst pass, then as many as the rate', () => {
  let nowMs = 0;
  const mayPass = createTokenBucket({ rateLimit: 2, burstLimit: 3 }, () => nowMs);
  const passing = (count: number) => Array.from({ length: count }, mayPass).filter(Boolean).length;

  expect(passing(5)).toBe(3);
  nowMs = 499;
  expect(passing(1)).toBe(0);
  nowMs = 500;
  expect(passing(2)).toBe(1);
  nowMs = 60_000;
  expect(passing(9)).toBe(3);
});

it('is a 429, and the function never hears of it', async () => {
  const { send, events } = await startApi(undefined, {
    throttle: { rateLimit: 0.001, burstLimit: 1 },
  });

  const [passed, refused] = [await send(), await send({ body: 'text' })];

  expect(passed.statusCode).toBe(200);
  expect(refused).toMatchObject({ statusCode: 429, body: '{"message":"Too Many Requests"}' });
  expect(events).toHaveLength(1);
});
