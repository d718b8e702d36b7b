import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const memoryMegabytes = 512;
/** Objects have what the process itself and the bodies leave over. */
const limits = ['--max-old-space-size=300', '--max-semi-space-size=25'];

/** Of a process of its own, which must not use more than the function has. */
const outcomesOf = (name: string, item: string, megabytes: number): unknown => {
  const script = join(import.meta.dirname, 'parse-hostile-batch.ts');
  const { outcomes, peakMegabytes } = JSON.parse(
    execFileSync(process.execPath, [...limits, script, name, item, `${megabytes}`], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
  expect(peakMegabytes).toBeLessThan(memoryMegabytes);
  return outcomes;
};
const tenTimes = (outcome: unknown) => Array.from({ length: 10 }, () => outcome);

describe('ten bodies of a batch, in the memory of the function', () => {
  it('with three issues in three bytes are refused, every issue counted and a hundred kept', () => {
    const outcome = { reason: 'invalidPayload', kept: 100, issueCount: 950_001 };
    expect(outcomesOf('AttachedUsers', '{}', 0.95)).toEqual(tenTimes(outcome));
  });

  it.each([
    ['bad items', 'AttachedUsers', '{}'],
    ['numbers that keep their text', 'X', '1.0'],
  ])('of the largest size, full of %s, are too large, and not looked at', (_what, name, item) => {
    expect(outcomesOf(name, item, 5.9)).toEqual(tenTimes({ reason: 'tooLarge', kept: 0 }));
  });

  it.each([
    ['numbers that keep their text', 'X', '1.0', { reason: 'tooLarge', kept: 0 }],
    ['members that are dropped', '__proto__', '{}', 'publishable'],
  ])('as large as are looked at, full of %s, are read', (_what, name, item, outcome) => {
    expect(outcomesOf(name, item, 2.09)).toEqual(tenTimes(outcome));
  });
});
