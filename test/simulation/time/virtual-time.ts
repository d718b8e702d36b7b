import { makeTimerHeap } from './timer-heap.ts';

/** Time that passes only from one timer to the next. */
export interface VirtualTime {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly after: (ms: number, action: () => void) => void;
  /** Holds time while work that truly leaves this thread is done; see `Turnstile`. */
  readonly hold: () => void;
  readonly letGo: () => void;
  /** Fires timers until none is left. */
  readonly run: () => Promise<void>;
}

/** Resolves when no microtask is due any more: Node turns to its tick queue only then. */
const microtasksDone = async (): Promise<void> =>
  new Promise((resolve) => {
    process.nextTick(resolve);
  });

/** Resolves after Node has looked for what other threads have done. */
const eventLoopTurned = async (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/**
 * Real promises on virtual time: after each timer all code that it woke runs until it waits for another one. One thread, no
 * real clock, so the same timers fire in the same order each time.
 */
export const makeVirtualTime = (startMs: number): VirtualTime => {
  const timers = makeTimerHeap();
  let nowMs = startMs;
  let order = 0;
  let holds = 0;
  return {
    now: () => nowMs,
    after: (ms, action) => timers.push({ atMs: nowMs + Math.max(0, ms), order: order++, action }),
    hold: () => {
      holds++;
    },
    letGo: () => {
      holds--;
    },
    run: async () => {
      await microtasksDone();
      for (let timer = timers.pop(); timer !== undefined; timer = timers.pop()) {
        nowMs = timer.atMs;
        timer.action();
        await microtasksDone();
        while (holds > 0) await eventLoopTurned();
      }
    },
  };
};
