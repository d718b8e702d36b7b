/** Runs tasks beside each other, but not too many. */
export interface InProgress {
  /** Begins a task as soon as there is room for it, and returns then. */
  readonly begin: (task: () => Promise<void>) => Promise<void>;
  /** Waits until all have ended. @throws what one of them threw. */
  readonly ended: () => Promise<void>;
}

/** @param most - tasks at once. */
export const createInProgress = (most: number): InProgress => {
  let count = 0;
  let end = Promise.withResolvers<void>();
  const faults: unknown[] = [];
  const run = async (task: () => Promise<void>): Promise<void> => {
    count += 1;
    try {
      await task();
    } catch (fault) {
      faults.push(fault);
    }
    count -= 1;
    end.resolve();
    end = Promise.withResolvers();
  };
  const until = async (limit: number): Promise<void> => {
    while (count > limit) await end.promise;
    if (faults.length > 0) throw faults[0];
  };
  return {
    begin: async (task) => {
      await until(most - 1);
      void run(task);
    },
    ended: () => until(0),
  };
};
