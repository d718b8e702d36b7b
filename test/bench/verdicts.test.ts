import { judge, verdictTable } from '../../bench/report/verdicts.ts';
import { median, medianRatio } from '../../bench/statistics.ts';
import { isKept, targets } from '../../bench/targets.ts';

it('compares pair by pair, so that noise that meets both does not count', () => {
  expect(medianRatio([1, 20, 3], [2, 40, 6])).toBe(0.5);
  expect(median([3, 1, 2])).toBe(2);
});

it.each([
  ['at most', 0.75, true],
  ['at most', 0.751, false],
  ['at most', Number.NaN, false],
] as const)('keeps a target of %s 0.75 with %d: %s', (limit, reached, kept) => {
  expect(isKept({ what: '', unit: 'x', limit, value: 0.75 }, reached)).toBe(kept);
});

it('keeps a target of at least so much only with so much', () => {
  expect(isKept(targets.pipelineRate, 300)).toBe(true);
  expect(isKept(targets.pipelineRate, 299.9)).toBe(false);
});

it('misses a target that nobody measured', () => {
  const reached = { target: 'consumerCalls', reached: 1.2, ours: 1.2, unit: 'calls' } as const;
  const verdicts = judge([reached], ['consumerCalls', 'consumerCpu']);
  expect(verdicts.map(({ target, kept }) => [target, kept])).toEqual([
    ['consumerCalls', true],
    ['consumerCpu', false],
  ]);
  expect(verdictTable(verdicts).rows.map((row) => row.at(-1))).toEqual(['pass', 'FAIL']);
});
