import { costOfMillion, type Usage } from '../../bench/cost-model.ts';
import { chooseSize, costOfSize } from '../../bench/memory-model.ts';

const usage: Usage = {
  ingress: { memoryMb: 512, ms: 10 },
  consumer: { memoryMb: 512, ms: 40 },
  eventsABatch: 10,
  writes: 2,
  eventKibibytes: 0.7,
  logKibibytes: 1,
};

it('prices a million events by service', () => {
  const cost = costOfMillion(usage);
  expect(cost).toMatchObject({ 'HTTP API': 1, DynamoDB: 1.25, EventBridge: 1 });
  expect(cost.SQS).toBeCloseTo(0.48);
  expect(cost['Lambda ingress']).toBeCloseTo(0.2667, 4);
  expect(cost['Lambda consumer']).toBeCloseTo(0.0467, 4);
  expect(cost.logs).toBeCloseTo(0.477, 3);
});

it('prices queue and bus by chunks of 64 KB, and batches by what is in them', () => {
  const large = costOfMillion({ ...usage, eventKibibytes: 65, eventsABatch: 1 });
  expect(large.SQS).toBeCloseTo(2.4);
  expect(large.EventBridge).toBe(2);
  expect(large['Lambda consumer']).toBeCloseTo(0.4667, 4);
});

it('stretches processor time by the share of a processor, and waiting not at all', () => {
  const work = { cpuMs: 10, waitMs: 5, peakMiB: 100 };
  expect(costOfSize(work, 1769).ms).toBe(15);
  expect(costOfSize(work, 512).ms).toBeCloseTo(39.55, 2);
});

it('chooses no size that the process does not fit in, and a larger one for more to compute', () => {
  expect(chooseSize({ cpuMs: 0, waitMs: 100, peakMiB: 150 })).toBe(256);
  expect(chooseSize({ cpuMs: 100, waitMs: 0, peakMiB: 50 })).toBe(1769);
});
