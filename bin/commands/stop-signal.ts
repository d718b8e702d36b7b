/** Asked to stop by the first SIGINT, SIGTERM or SIGHUP; a second one ends the process at once. */
export const stopSignal = () => {
  const controller = new AbortController();
  const { promise: requested, resolve } = Promise.withResolvers<void>();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(name, () => {
      controller.abort();
      resolve();
    });
  return { requested, signal: controller.signal };
};
