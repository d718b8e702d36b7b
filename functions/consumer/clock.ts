import { setTimeout } from 'node:timers/promises';

/** Time as the consumer sees it; simulations bring their own. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** From 0 to below 1, for jitter. */
  random(): number;
}

export const systemClock: Clock = {
  now: Date.now,
  sleep: async (ms) => setTimeout(ms),
  random: Math.random,
};
