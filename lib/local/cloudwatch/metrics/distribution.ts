/** What is known of the values of some time: how often each came. */
export type Distribution = ReadonlyMap<number, number>;

export const merge = (distributions: readonly Distribution[]): Distribution => {
  const merged = new Map<number, number>();
  for (const distribution of distributions)
    for (const [value, count] of distribution) merged.set(value, (merged.get(value) ?? 0) + count);
  return merged;
};

const countOf = (values: Distribution): number =>
  [...values.values()].reduce((sum, count) => sum + count, 0);

const sumOf = (values: Distribution): number =>
  [...values].reduce((sum, [value, count]) => sum + value * count, 0);

/** The smallest value that this part of all values does not exceed. */
const percentile = (values: Distribution, percent: number): number => {
  const rank = (percent / 100) * countOf(values);
  const sorted = [...values].sort(([left], [right]) => left - right);
  let seen = 0;
  for (const [value, count] of sorted) {
    seen += count;
    if (seen >= rank) return value;
  }
  return Number.NaN;
};

const statistics: Readonly<Record<string, (values: Distribution) => number>> = {
  SampleCount: countOf,
  Sum: sumOf,
  Average: (values) => sumOf(values) / countOf(values),
  Minimum: (values) => [...values.keys()].reduce((least, value) => Math.min(least, value)),
  Maximum: (values) => [...values.keys()].reduce((most, value) => Math.max(most, value)),
};

/**
 * What a statistic makes of values, of which there is at least one: `Sum`, `Average`, …, or a percentile as in `p99.9`.
 *
 * @returns undefined when the local cloud does not know it (trimmed means and their like).
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
 */
export const statisticOf = (name: string): ((values: Distribution) => number) | undefined => {
  if (Object.hasOwn(statistics, name)) return statistics[name];
  const [, percent] = /^p(\d{1,2}(?:\.\d{1,10})?|100)$/.exec(name) ?? [];
  return percent === undefined ? undefined : (values) => percentile(values, Number(percent));
};
