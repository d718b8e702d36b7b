import fc from 'fast-check';
import {
  entryBytes,
  maxRequestBytes,
  maxRequestEntries,
} from '../../../functions/consumer/entry-size.ts';
import { packEntries } from '../../../functions/consumer/pack-entries.ts';
import { makeClaimed, makePublishable } from './consumer-fixture.ts';

const template = makePublishable();
const emptyBytes = entryBytes({ ...template.entry, Detail: '' });

const claimedOf = (bytes: number) =>
  makeClaimed({
    ...template,
    entry: { ...template.entry, Detail: 'x'.repeat(bytes - emptyBytes) },
  });
const sizesOf = (sizes: readonly number[]) =>
  packEntries(sizes.map(claimedOf)).map((call) => call.map(({ event }) => entryBytes(event.entry)));

describe('the size of an entry', () => {
  it('counts time, source, type and detail in bytes', () => {
    const entry = { ...template.entry, Source: 'é', DetailType: 'ab', Detail: '"😀"' };
    expect(entryBytes(entry)).toBe(14 + 2 + 2 + 6);
  });
});

describe('the calls of PutEvents', () => {
  it.each([
    ['nothing', [], []],
    ['ten entries', Array(10).fill(1_000), [Array(10).fill(1_000)]],
    ['eleven entries', Array(11).fill(1_000), [Array(10).fill(1_000), [1_000]]],
    ['one of the largest size', [maxRequestBytes - 1], [[maxRequestBytes - 1]]],
    ['two just below the limit together', [500_000, 548_575], [[500_000, 548_575]]],
    ['two that reach it together', [500_000, 548_576], [[500_000], [548_576]]],
    [
      'large ones between small ones',
      [1_000, 1_000_000, 1_000_000, 1_000],
      [
        [1_000, 1_000_000],
        [1_000_000, 1_000],
      ],
    ],
  ])('hold %s', (_, sizes, calls) => {
    expect(sizesOf(sizes)).toEqual(calls);
  });

  it('keep every entry, in order, within the limits', () => {
    const bytes = fc.integer({ min: emptyBytes, max: maxRequestBytes - 1 });
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(emptyBytes), bytes), { maxLength: 25 }),
        (sizes) => {
          const calls = sizesOf(sizes);
          expect(calls.flat()).toEqual(sizes);
          for (const call of calls) {
            expect(call.length).toBeGreaterThan(0);
            expect(call.length).toBeLessThanOrEqual(maxRequestEntries);
            expect(call.reduce((sum, size) => sum + size, 0)).toBeLessThan(maxRequestBytes);
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});
