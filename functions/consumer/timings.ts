import { storeAttemptMs, storeCallMs } from '../../lib/claims/timings.ts';

export { storeAttempts } from '../../lib/claims/timings.ts';

/** Milliseconds. No call starts without time left for itself and, after a publication, for the mark. */
export const callMs = {
  /** One PutEvents, never repeated by the SDK. */
  putEvents: 3_000,
  /** One DynamoDB request. */
  storeAttempt: storeAttemptMs,
  /** One call of the store with the SDK's repetition of it. */
  store: storeCallMs,
  /** One change of a message's visibility. */
  backOff: 800,
  /** Kept back at the end of an invocation for backing off, logging and answering. */
  farewell: 1_000,
} as const;

/** The shortest time-out that leaves an invocation time to claim, publish and mark. */
export const shortestTimeoutSeconds =
  1 + Math.ceil((callMs.store + callMs.putEvents + callMs.store + callMs.farewell) / 1000);
