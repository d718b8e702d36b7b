import { partBatch } from '../../../functions/consumer/part-batch.ts';
import { makeRecord } from './consumer-fixture.ts';

const recordsOf = (...counts: number[]) =>
  counts.map((receiveCount) => makeRecord({ receiveCount }));
const countsOf = (parts: ReturnType<typeof partBatch>) =>
  parts.map((part) => part.map(({ attributes }) => Number(attributes.ApproximateReceiveCount)));

describe('the parts of a batch', () => {
  it.each([
    ['fresh records', [1, 1, 2], [[1, 1, 2]]],
    ['records in any order', [3, 1, 2], [[1, 2, 3]]],
    ['a suspect', [4, 1], [[1], [4]]],
    ['suspects only', [20, 4, 5], [[4], [5], [20]]],
    ['nothing', [], []],
  ])('of %s: the least often received first, each suspect by itself', (_, counts, parts) => {
    expect(countsOf(partBatch(recordsOf(...counts), Math.random))).toEqual(parts);
  });

  it('leave no suspect behind the same deadly one for ever', () => {
    const records = recordsOf(...Array.from({ length: 10 }, () => 7));
    const deadly = records[0];
    const unsettled = new Set(records.slice(1));
    for (let receive = 4; receive <= 200; receive += 1)
      for (const [record] of partBatch(records, Math.random)) {
        if (record === undefined || record === deadly) break;
        unsettled.delete(record);
      }
    expect(unsettled.size).toBe(0);
  });
});
