import type { Random } from '../random.ts';

/** The faults of a run: drawn by seed, counted by kind, and over at some time. */
export interface Faults {
  /** How many times as often as usual they happen. */
  readonly intensity: number;
  /** Whether a fault of this kind is injected now; counts it. */
  readonly happens: (kind: string, perMille: number) => boolean;
  readonly count: (kind: string) => void;
  readonly areOn: () => boolean;
  readonly end: () => void;
  readonly byKind: () => ReadonlyMap<string, number>;
}

export const makeFaults = (random: Random, intensity: number): Faults => {
  const counts = new Map<string, number>();
  let areOn = true;
  const count = (kind: string) => {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  };
  return {
    intensity,
    happens: (kind, perMille) => {
      const isDrawn = areOn && random.next() * 1000 < perMille * intensity;
      if (isDrawn) count(kind);
      return isDrawn;
    },
    count,
    areOn: () => areOn,
    end: () => {
      areOn = false;
    },
    byKind: () => new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
};
