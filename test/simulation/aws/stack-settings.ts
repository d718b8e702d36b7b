/** The timings that the stack deploys by default. */
export const stackSettings = {
  timeoutMs: 15_000,
  visibilityMs: 90_000,
  maxReceiveCount: 20,
  maxConcurrency: 5,
  batchSize: 10,
  maxBackoffSeconds: 900,
  deduplicationDays: 30,
  quarantineDays: 180,
} as const;
