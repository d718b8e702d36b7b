const saneSkewMs = 5 * 60_000;
const maxColdStartMs = 2_000;
const answerWithinMs = 4_500;

/** When API Gateway got the request, by its own account where that can be; epoch milliseconds. */
export const arrivedAt = (timeEpoch: unknown, nowMs: number): number =>
  typeof timeEpoch === 'number' && Math.abs(nowMs - timeEpoch) <= saneSkewMs ? timeEpoch : nowMs;

/**
 * When the answer is due: 4.5 s after the start of the invocation, less what the cold start took before it, since Enreach waits
 * from the arrival on. Clocks that disagree cost 2 s at most.
 */
export const answerDueAt = (arrivedMs: number, startedMs: number): number =>
  Math.min(Math.max(arrivedMs, startedMs - maxColdStartMs), startedMs) + answerWithinMs;
