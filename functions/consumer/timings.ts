/** Milliseconds. No call starts without time left for itself and, after a publication, for the mark. */
export const callMs = {
  /** One PutEvents, never repeated by the SDK. */
  putEvents: 3_000,
  /** One DynamoDB request. */
  storeAttempt: 800,
  /** One call of the store with the SDK's repetition of it. */
  store: 1_900,
  /** One change of a message's visibility. */
  backOff: 800,
  /** Kept back at the end of an invocation for backing off, logging and answering. */
  farewell: 1_000,
} as const;

/** Attempts the SDK makes of one DynamoDB call. */
export const storeAttempts = 2;

/** The shortest time-out that leaves an invocation time to claim, publish and mark. */
export const shortestTimeoutSeconds =
  1 + Math.ceil((callMs.store + callMs.putEvents + callMs.store + callMs.farewell) / 1000);
