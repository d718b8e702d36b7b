import type { Random } from '../random.ts';
import type { Scenario } from '../scenario.ts';

/** The faults of a run: drawn by seed, counted by kind, and over at some time. */
export interface Faults {
  readonly scenario: Scenario;
  /** Whether a fault of this kind is injected now; counts it. */
  readonly happens: (kind: string, perMille: number) => boolean;
  readonly count: (kind: string) => void;
  readonly areOn: () => boolean;
  readonly end: () => void;
  readonly byKind: () => ReadonlyMap<string, number>;
}

export const makeFaults = (random: Random, scenario: Scenario): Faults => {
  const counts = new Map<string, number>();
  let areOn = true;
  const count = (kind: string) => {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  };
  return {
    scenario,
    happens: (kind, perMille) => {
      const isDrawn = areOn && random.next() * 1000 < perMille * scenario.intensity;
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
