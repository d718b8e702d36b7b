/** One measured figure: ours against a rival's, both taken in the same run. */
export interface Figure {
  readonly what: string;
  readonly rival: string;
  /** Milliseconds. */
  readonly ours: number;
  readonly theirs: number;
  /** What is compared with the target. */
  readonly reached: number;
  readonly target: number;
  readonly unit: 'x' | 'ms more';
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};
