/** What one AWS call may take; passed to `client.send` as its second argument. */
export interface CallLimits {
  readonly abortSignal: AbortSignal;
  /** Milliseconds for one attempt. */
  readonly requestTimeout: number;
}

export interface Deadline {
  /**
   * Runs one AWS call, retries and their pauses included, for no longer than the deadline allows.
   *
   * @param budgetMs - the most it may take of what is left.
   * @throws DeadlinePassedError at once when nothing is left, or when the time is up; the call is aborted then.
   */
  readonly call: <T>(run: (limits: CallLimits) => Promise<T>, budgetMs?: number) => Promise<T>;
}

export class DeadlinePassedError extends Error {
  override readonly name = 'DeadlinePassedError';
}

const maxAttemptMs = 1_500;

/**
 * One deadline for all calls of an invocation.
 *
 * The AWS SDK's own limits do not add up to one: it pauses between attempts, up to 5 s where an answer carries `retry-after`.
 */
export const startDeadline = (endsAtMs: number, now: () => number): Deadline => ({
  call: async (run, budgetMs = Number.POSITIVE_INFINITY) => {
    const leftMs = Math.floor(Math.min(endsAtMs - now(), budgetMs));
    if (leftMs <= 0) throw new DeadlinePassedError('no time left to start a call');
    const controller = new AbortController();
    const timeIsUp = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      const passed = new DeadlinePassedError('the time was up before a call was answered');
      timeIsUp.reject(passed);
      controller.abort(passed);
    }, leftMs);
    try {
      return await Promise.race([
        run({
          abortSignal: controller.signal,
          requestTimeout: Math.min(maxAttemptMs, leftMs),
        }),
        timeIsUp.promise,
      ]);
    } finally {
      clearTimeout(timer);
    }
  },
});
