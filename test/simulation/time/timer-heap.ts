export interface Timer {
  readonly atMs: number;
  /** Timers of one moment fire in the order in which they were set. */
  readonly order: number;
  readonly action: () => void;
}

const isBefore = (a: Timer, b: Timer): boolean =>
  a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);

/** Timers, the next one to fire first: a binary heap. */
export const makeTimerHeap = () => {
  const timers: Timer[] = [];

  const rise = (timer: Timer, from: number): void => {
    let hole = from;
    while (hole > 0) {
      const above = (hole - 1) >> 1;
      const parent = timers[above];
      if (parent === undefined || isBefore(parent, timer)) break;
      timers[hole] = parent;
      hole = above;
    }
    timers[hole] = timer;
  };

  const sink = (timer: Timer): void => {
    let hole = 0;
    for (;;) {
      const left = timers[2 * hole + 1];
      const right = timers[2 * hole + 2];
      const child = left && right && isBefore(right, left) ? right : left;
      if (child === undefined || isBefore(timer, child)) break;
      timers[hole] = child;
      hole = 2 * hole + (child === left ? 1 : 2);
    }
    timers[hole] = timer;
  };

  return {
    push: (timer: Timer): void => {
      timers.push(timer);
      rise(timer, timers.length - 1);
    },
    pop: (): Timer | undefined => {
      const first = timers[0];
      const last = timers.pop();
      if (last !== undefined && timers.length > 0) sink(last);
      return first;
    },
  };
};
