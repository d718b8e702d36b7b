import { setTimeout } from 'node:timers/promises';

/** @returns whether the time has passed; false at once when it is stopped. */
export const waitUnlessStopped = async (ms: number, signal: AbortSignal): Promise<boolean> => {
  if (signal.aborted) return false;
  try {
    await setTimeout(ms, undefined, { signal });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
};
