/**
 * Runs code whose `AbortSignal.timeout` follows another clock. The consumer bounds its AWS calls by it, and real time-outs
 * would end calls on virtual time by chance.
 *
 * For one caller at a time.
 */
export const withTimeouts = async <Result>(
  timeout: (ms: number) => AbortSignal,
  run: () => Promise<Result>,
): Promise<Result> => {
  const real = AbortSignal.timeout;
  AbortSignal.timeout = timeout;
  try {
    return await run();
  } finally {
    AbortSignal.timeout = real;
  }
};
