import { constants } from 'node:os';

/** `npm` passes a Ctrl-C on that has reached us already: what follows so soon is the same one. */
const sameRequestMs = 300;

/** Asked to stop by the first SIGINT, SIGTERM or SIGHUP; a second one ends the process at once. */
export const stopSignal = () => {
  const controller = new AbortController();
  const { promise: requested, resolve } = Promise.withResolvers<void>();
  let firstMs: number | undefined;
  // Not `once`: where nobody listens any more, log-update's way of restoring the cursor ends the process.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => {
      firstMs ??= performance.now();
      if (performance.now() - firstMs > sameRequestMs) process.exit(128 + constants.signals[name]);
      controller.abort();
      resolve();
    });
  return { requested, signal: controller.signal };
};
