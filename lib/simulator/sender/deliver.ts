import type { Attempt } from './connection.ts';

export interface RetryPolicy {
  /** After the first attempt. */
  readonly retries: number;
  readonly retryDelayMs: number;
}

/** What became of an event at an endpoint. */
export interface Delivery {
  /** `acknowledged`: answered 200. `discarded`: never, after all attempts. `unfinished`: stopped before either. */
  readonly outcome: 'acknowledged' | 'discarded' | 'unfinished';
  readonly attempts: number;
  readonly last: Attempt;
}

export interface DeliverySteps {
  /** @param attempt - from 1. */
  readonly attempt: (attempt: number) => Promise<Attempt>;
  /** @returns false where there is no time to wait any more. */
  readonly wait: (ms: number) => Promise<boolean>;
}

const isAcknowledged = (attempt: Attempt): boolean =>
  attempt.kind === 'answered' && attempt.status === 200;

/**
 * Sends until the answer is 200, a few times, and then discards the event.
 *
 * @see the specification's section "Endpoint implementation"
 */
export const deliver = async (
  { attempt, wait }: DeliverySteps,
  { retries, retryDelayMs }: RetryPolicy,
): Promise<Delivery> => {
  for (let attempts = 1; ; attempts += 1) {
    const last = await attempt(attempts);
    if (isAcknowledged(last)) return { outcome: 'acknowledged', attempts, last };
    if (last.kind === 'stopped') return { outcome: 'unfinished', attempts, last };
    if (attempts > retries) return { outcome: 'discarded', attempts, last };
    if (!(await wait(retryDelayMs))) return { outcome: 'unfinished', attempts, last };
  }
};
