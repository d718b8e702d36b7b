import { backoffSeconds } from '../../../functions/consumer/delay-message.ts';
import { startMs } from './consumer-fixture.ts';

const maxSeconds = 900;

describe('the delay before the next receive', () => {
  it.each([
    [1, 2],
    [2, 4],
    [3, 8],
    [9, 512],
    [10, 900],
    [20, 900],
    [2_000, 900],
  ])('after receive %i is %i s', (receiveCount, seconds) => {
    expect(backoffSeconds({ receiveCount }, maxSeconds, startMs)).toBe(seconds);
  });

  it.each([
    ['a lease that ends later', 1, 17_001, 18],
    ['a lease that ends in whole seconds', 1, 17_000, 17],
    ['a lease that ends before the back-off', 4, 5_000, 16],
    ['a lease that has ended', 1, -60_000, 2],
    ['a lease beyond the longest delay', 1, 3_600_000, 900],
  ])('waits for %s', (_, receiveCount, leaseMs, seconds) => {
    const retry = { receiveCount, notBeforeMs: startMs + leaseMs };
    expect(backoffSeconds(retry, maxSeconds, startMs)).toBe(seconds);
  });
});
