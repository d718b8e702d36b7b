/** The upper of the two in the middle, where there are two. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The median of the ratios pair by pair: what was measured in turn meets the same noise. */
export const medianRatio = (ours: readonly number[], theirs: readonly number[]): number =>
  median(ours.map((value, index) => value / (theirs[index] ?? Number.NaN)));

/** The same contenders with another one first each round: who comes after whom must not decide. */
export const inTurn = <Item>(items: readonly Item[], round: number): Item[] => {
  const first = round % Math.max(1, items.length);
  return [...items.slice(first), ...items.slice(0, first)];
};
