import { describeFault } from '../runtime/describe-fault.ts';
import type { ClaimAnswer } from './event-store.ts';
import type { InvocationLimits, Ports } from './ports.ts';
import type { Publishable } from './publishable.ts';
import { refuseEvent, retryEvent, type Settlement } from './settlement.ts';
import { callMs } from './timings.ts';

/** An event that this attempt alone may publish. */
export interface Claimed {
  readonly event: Publishable;
  readonly attemptId: string;
  /** An earlier attempt held it until its lease ended, and may have published it. */
  readonly takeover: boolean;
}

type ClaimResult = { readonly claimed: Claimed } | { readonly settled: Settlement };

/** What another's hold on an event means for this delivery of it. */
const settleHeld = (
  event: Publishable,
  answer: Exclude<ClaimAnswer, { state: 'claimed' }>,
): Settlement => {
  switch (answer.state) {
    case 'published':
      return answer.fingerprint === event.fingerprint
        ? { outcome: 'duplicate', event }
        : refuseEvent(event, 'idConflict');
    case 'leased':
      return retryEvent(event, 'leased', { step: 'claim', leaseUntilMs: answer.leaseUntilMs });
    case 'conflict':
      return refuseEvent(event, 'idConflict');
  }
};

const claimEvent = async (
  event: Publishable,
  { deadlineMs, leaseUntilMs }: InvocationLimits,
  { store, clock, newAttemptId }: Ports,
): Promise<ClaimResult> => {
  const nowMs = clock.now();
  if (nowMs + callMs.store + callMs.putEvents + callMs.store > deadlineMs)
    return { settled: retryEvent(event, 'fault', { step: 'claim', error: 'NoTimeLeft' }) };
  const { id, fingerprint, delivery } = event;
  const attemptId = newAttemptId();
  const request = {
    id,
    attemptId,
    deliveryId: delivery.deliveryId,
    fingerprint,
    nowMs,
    leaseUntilMs,
  };
  try {
    const answer = await store.claim(request);
    if (answer.state !== 'claimed') return { settled: settleHeld(event, answer) };
    return { claimed: { event, attemptId, takeover: answer.takeover } };
  } catch (error) {
    return {
      settled: retryEvent(event, 'fault', { step: 'claim', error: describeFault(error).name }),
    };
  }
};

/** Claims every event, in parallel; settles those that somebody else holds. */
export const claimEvents = async (
  events: readonly Publishable[],
  limits: InvocationLimits,
  ports: Ports,
): Promise<{ claimed: Claimed[]; settled: Settlement[] }> => {
  const results = await Promise.all(events.map((event) => claimEvent(event, limits, ports)));
  return {
    claimed: results.flatMap((result) => ('claimed' in result ? [result.claimed] : [])),
    settled: results.flatMap((result) => ('settled' in result ? [result.settled] : [])),
  };
};
