import type { Issue, QuarantineReason } from '../../lib/catalogue/index.ts';
import type { Delivery } from './delivery.ts';
import type { Publishable } from './publishable.ts';

/** Why a delivery can never be published as it is. */
export interface Refusal {
  readonly delivery: Delivery;
  readonly reason: QuarantineReason;
  /** Path and kind of each fault, never a value. */
  readonly issues: readonly Issue[];
  readonly id?: string | undefined;
  readonly eventType?: string | undefined;
}

/** Why a message is to be received again. */
export interface Retry {
  /** The SQS message to be received again. */
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly receiveCount: number;
  readonly cause: 'fault' | 'leased' | 'refused' | 'unknownOutcome';
  readonly deliveryId?: string | undefined;
  readonly id?: string | undefined;
  /** Name of the error, for the log. */
  readonly error?: string | undefined;
  /** Epoch milliseconds before which another try is pointless. */
  readonly notBeforeMs?: number | undefined;
}

/** What became of one message. */
export type Settlement =
  | { readonly outcome: 'published'; readonly event: Publishable; readonly marked: boolean }
  | { readonly outcome: 'duplicate'; readonly event: Publishable }
  | { readonly outcome: 'quarantined'; readonly refusal: Refusal }
  | { readonly outcome: 'retry'; readonly retry: Retry };

/** `event` is to be received again for `cause`. */
export const retryEvent = (
  event: Publishable,
  cause: Retry['cause'],
  more: Pick<Retry, 'error' | 'notBeforeMs'> = {},
): Settlement => {
  const { messageId, receiptHandle, receiveCount, deliveryId } = event.delivery;
  const retry = {
    messageId,
    receiptHandle,
    receiveCount,
    deliveryId,
    id: event.id,
    cause,
    ...more,
  };
  return { outcome: 'retry', retry };
};

/** `event` can never be published as it is, for a reason found after it was parsed. */
export const refuseEvent = (
  { delivery, id, eventType }: Publishable,
  reason: QuarantineReason,
  issues: readonly Issue[] = [],
): Settlement => ({
  outcome: 'quarantined',
  refusal: { delivery, reason, issues, id, eventType },
});
