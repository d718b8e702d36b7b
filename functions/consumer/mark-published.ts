import { describeFault } from '../runtime/describe-fault.ts';
import type { Claimed } from './claim-events.ts';
import type { InvocationLimits, Ports } from './ports.ts';
import type { Settlement } from './settlement.ts';
import { callMs } from './timings.ts';

const firstPauseMs = 50;

/**
 * Records that these events are on the bus, in one batch, repeated while time remains.
 *
 * What cannot be marked is settled as published all the same: to receive it again would publish it twice for certain.
 */
export const markPublished = async (
  published: readonly Claimed[],
  { deadlineMs }: InvocationLimits,
  { store, clock }: Ports,
): Promise<Settlement[]> => {
  const publishedAtMs = clock.now();
  let unmarked = published.map(({ event, attemptId }) => ({
    id: event.id,
    attemptId,
    deliveryId: event.delivery.deliveryId,
    fingerprint: event.fingerprint,
    publishedAtMs,
  }));
  let markError: string | undefined;
  for (let pauseMs = firstPauseMs; unmarked.length > 0; pauseMs *= 2) {
    try {
      unmarked = [...(await store.markPublished(unmarked))];
      markError = 'Unprocessed';
    } catch (error) {
      markError = describeFault(error).name;
    }
    if (clock.now() + pauseMs + callMs.store > deadlineMs) break;
    if (unmarked.length > 0) await clock.sleep(pauseMs * (0.5 + clock.random() / 2));
  }
  const failed = new Set(unmarked.map((mark) => mark.id));
  return published.map(({ event, takeover }) => {
    const marked = !failed.has(event.id);
    const error = marked ? undefined : markError;
    return { outcome: 'published', event, publishedAtMs, takeover, marked, markError: error };
  });
};
