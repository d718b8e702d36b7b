import type { BusEvent } from '../bus-event.ts';
import type { Rule } from '../rule.ts';
import type { Target } from '../target.ts';
import { backoffMs } from './backoff.ts';
import type { ExhaustedRetryCondition, FailedDelivery } from './dead-letter.ts';
import { DeliveryError } from './delivery-error.ts';

/** "By default, EventBridge retries sending the event for 24 hours and up to 185 times." @see eb-rule-retry-policy */
const defaultPolicy = { MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 86_400 };

export interface RetryClock {
  readonly now: () => number;
  readonly random: () => number;
  /** @throws when the cloud stops meanwhile. */
  readonly sleep: (ms: number) => Promise<void>;
}

export interface Attempts {
  /** One try. @throws DeliveryError */
  readonly attempt: () => Promise<void>;
  readonly onFailed: (error: DeliveryError, retryInMs: number | undefined) => void;
}

const asDeliveryError = (error: unknown): DeliveryError =>
  error instanceof DeliveryError
    ? error
    : new DeliveryError('ERROR_FROM_TARGET', String(error), { cause: error });

/**
 * Delivers an event to a target, again and again if need be, within the target's retry policy.
 *
 * @returns undefined when it is delivered; otherwise what is known of the failure, when nothing is tried any more.
 */
export const deliverWithRetries = async (
  delivery: { readonly rule: Rule; readonly target: Target; readonly event: BusEvent },
  { attempt, onFailed }: Attempts,
  { now, random, sleep }: RetryClock,
): Promise<FailedDelivery | undefined> => {
  const policy = { ...defaultPolicy, ...delivery.target.RetryPolicy };
  // A replayed event is old; what counts is since when it is tried.
  const endMs = now() + policy.MaximumEventAgeInSeconds * 1000;

  const exhausted = (retries: number, delayMs: number): ExhaustedRetryCondition | undefined => {
    if (retries >= policy.MaximumRetryAttempts) return 'MaximumRetryAttempts';
    return now() + delayMs > endMs ? 'MaximumEventAgeInSeconds' : undefined;
  };

  for (let retries = 0; ; retries += 1) {
    try {
      await attempt();
      return undefined;
    } catch (cause) {
      const error = asDeliveryError(cause);
      const delayMs = backoffMs(retries + 1, random());
      const condition = error.isRetriable ? exhausted(retries, delayMs) : undefined;
      const givesUp = !error.isRetriable || condition !== undefined;
      onFailed(error, givesUp ? undefined : delayMs);
      if (givesUp) return { ...delivery, error, retries, exhausted: condition };
      await sleep(delayMs);
    }
  }
};
