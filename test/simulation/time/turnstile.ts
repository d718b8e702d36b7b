import type { VirtualTime } from './virtual-time.ts';

/** Lets work that leaves this thread through one at a time, so that real speed decides nothing. */
export interface Turnstile {
  /** Runs `work` when those before it are through; time stands still meanwhile. */
  readonly enter: <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;
  /** The work with this key is back on this thread: the next may enter. */
  readonly leave: (key: string) => void;
}

/** The consumer gzips what it quarantines in a thread pool; it is back when it sends the item. */
export const makeTurnstile = (time: VirtualTime): Turnstile => {
  let inside: { readonly key: string; readonly leave: () => void } | undefined;
  let last = Promise.resolve();

  const leave = (key: string): void => {
    if (inside?.key !== key) return;
    inside.leave();
    inside = undefined;
  };

  const enter = async <Result>(key: string, work: () => Promise<Result>): Promise<Result> => {
    const before = last;
    const { promise, resolve } = Promise.withResolvers<void>();
    last = promise;
    time.hold();
    await before;
    inside = {
      key,
      leave: () => {
        time.letGo();
        resolve();
      },
    };
    try {
      return await work();
    } finally {
      leave(key);
    }
  };

  return { enter, leave };
};
