import type { Issue, QuarantineReason } from '../../lib/catalogue/index.ts';
import type { Delivery } from './delivery.ts';
import type { Publishable } from './publishable.ts';

/** Why a delivery can never be published as it is. */
export interface Refusal {
  readonly delivery: Delivery;
  readonly reason: QuarantineReason;
  /** Path and kind of each fault, never a value. */
  readonly issues: readonly Issue[];
  /** How many there are, where `issues` does not hold them all. */
  readonly issueCount?: number | undefined;
  readonly id?: string | undefined;
  readonly eventType?: string | undefined;
}

/** Why a message is to be received again. */
export interface Retry extends Pick<Delivery, 'messageId' | 'receiptHandle' | 'receiveCount'> {
  readonly cause: 'fault' | 'leased' | 'refused' | 'unknownOutcome';
  readonly deliveryId?: string | undefined;
  readonly id?: string | undefined;
  /** Where it failed. */
  readonly step?: 'read' | 'claim' | 'publish' | 'quarantine' | undefined;
  /** Name of the error, never its message. */
  readonly error?: string | undefined;
  /** Epoch milliseconds before which another try is pointless. */
  readonly notBeforeMs?: number | undefined;
  /** Epoch milliseconds until which another attempt holds the event: for the log, since it is mostly done much sooner. */
  readonly leaseUntilMs?: number | undefined;
}

/** What became of one message. */
export type Settlement =
  | {
      readonly outcome: 'published';
      readonly event: Publishable;
      readonly marked: boolean;
      /** Name of the last error, where the mark failed. */
      readonly markError?: string | undefined;
    }
  | { readonly outcome: 'duplicate'; readonly event: Publishable }
  | { readonly outcome: 'quarantined'; readonly refusal: Refusal }
  | { readonly outcome: 'retry'; readonly retry: Retry };

/** A message is to be received again for `cause`. */
export const retryMessage = (
  message: Pick<Retry, 'messageId' | 'receiptHandle' | 'receiveCount' | 'deliveryId'>,
  cause: Retry['cause'],
  more: Omit<Partial<Retry>, 'messageId' | 'receiptHandle' | 'receiveCount' | 'cause'> = {},
): Settlement => {
  const { messageId, receiptHandle, receiveCount, deliveryId } = message;
  return {
    outcome: 'retry',
    retry: { messageId, receiptHandle, receiveCount, deliveryId, cause, ...more },
  };
};

/** `event` is to be received again for `cause`. */
export const retryEvent = (
  { delivery, id }: Publishable,
  cause: Retry['cause'],
  more: Pick<Retry, 'step' | 'error' | 'notBeforeMs' | 'leaseUntilMs'> = {},
): Settlement => retryMessage(delivery, cause, { id, ...more });

/** `event` can never be published as it is, for a reason found after it was parsed. */
export const refuseEvent = (
  { delivery, id, eventType }: Publishable,
  reason: QuarantineReason,
  issues: readonly Issue[] = [],
): Settlement => ({
  outcome: 'quarantined',
  refusal: { delivery, reason, issues, id, eventType },
});
