/** Runs what must not decide whether a delivery is accepted: logs and metrics. Their failures have nobody left to tell. */
export const withoutThrowing = (run: () => void): void => {
  try {
    run();
  } catch {
    // see above
  }
};
