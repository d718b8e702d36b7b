import { createRates } from '../../lib/console/journal/rates.ts';

describe('the rates', () => {
  it('has two minutes, a second each, the newest last', () => {
    const rates = createRates();
    rates.count('published', 1_000_000);
    rates.count('published', 1_000_999);
    rates.count('others', 1_001_000);
    const { seconds } = rates.read(1_001_500);
    expect(seconds).toHaveLength(120);
    expect(seconds.slice(-2)).toMatchObject([
      { published: 2, others: 0 },
      { published: 0, others: 1 },
    ]);
  });

  it('measures percentiles by second and over all', () => {
    const rates = createRates();
    for (let ms = 1; ms <= 100; ms += 1) rates.measure('answer', ms, ms <= 50 ? 5000 : 6000);
    expect(rates.read(6000).seconds.slice(-2)).toMatchObject([
      { answer: { p50: 25, p95: 48 } },
      { answer: { p50: 75, p95: 98 } },
    ]);
    expect(rates.read(6000).overall).toMatchObject({ answer: { p50: 50, p95: 95 } });
  });

  it('tells nothing of what was not measured, or is over', () => {
    const rates = createRates();
    rates.measure('publication', 7, 1000);
    expect(rates.read(2000).overall).toMatchObject({ answer: undefined, publication: { p50: 7 } });
    expect(rates.read(200_000).overall.publication).toBeUndefined();
  });
});
