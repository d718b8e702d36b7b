import { setTimeout } from 'node:timers/promises';

/** Timers of more end at once. */
export const longestTimerMs = 2 ** 31 - 1;

/** @returns whether the time has passed; false at once when it is stopped. */
export const waitUnlessStopped = async (ms: number, signal: AbortSignal): Promise<boolean> => {
  if (signal.aborted) return false;
  try {
    for (let leftMs = ms; leftMs > 0; leftMs -= longestTimerMs)
      await setTimeout(Math.min(leftMs, longestTimerMs), undefined, { signal });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
};
