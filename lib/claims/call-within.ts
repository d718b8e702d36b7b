/** Passed to `client.send` as its second argument. */
export interface CallOptions {
  readonly abortSignal: AbortSignal;
}

/**
 * Runs one AWS call, the SDK's repetitions and their pauses included, for no longer than `ms`.
 *
 * The SDK's own time-outs bound an attempt only: it pauses between attempts, up to 5 s where an answer carries `retry-after`.
 *
 * @throws DOMException `TimeoutError` when the time is up; the call is aborted then, and its outcome unknown.
 */
export const callWithin = async <T>(
  ms: number,
  run: (options: CallOptions) => Promise<T>,
): Promise<T> => {
  const abortSignal = AbortSignal.timeout(ms);
  const timeIsUp = Promise.withResolvers<never>();
  abortSignal.addEventListener('abort', () => timeIsUp.reject(abortSignal.reason), { once: true });
  return Promise.race([run({ abortSignal }), timeIsUp.promise]);
};
