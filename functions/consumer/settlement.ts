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

/** What an attempt that had claimed an event says of its claim where the event is not published. */
export interface HeldClaim {
  /** An earlier attempt held it until its lease ended, and may have published it. */
  readonly takeover?: boolean | undefined;
  /** What became of it: given up, or kept until its lease ends. */
  readonly claim?: 'released' | 'releaseFailed' | 'kept' | undefined;
}

/** Why a message is to be received again. */
export interface Retry
  extends Pick<Delivery, 'messageId' | 'receiptHandle' | 'receiveCount'>,
    HeldClaim {
  readonly cause: 'fault' | 'leased' | 'refused' | 'unknownOutcome';
  readonly deliveryId?: string | undefined;
  readonly id?: string | undefined;
  /** Unknown where the message could not be read. */
  readonly eventType?: string | undefined;
  /** Where it failed. */
  readonly step?: 'read' | 'claim' | 'publish' | 'quarantine' | undefined;
  /** Name of the error, never its message. */
  readonly error?: string | undefined;
  /** Epoch milliseconds before which another try is pointless. */
  readonly notBeforeMs?: number | undefined;
  /** Epoch milliseconds until which another attempt holds the event: for the log, since it is mostly done much sooner. */
  readonly leaseUntilMs?: number | undefined;
  /** How long it is hidden before that; chosen when the batch is settled. */
  readonly backoffSeconds?: number | undefined;
}

/** What became of one message. */
export type Settlement =
  | {
      readonly outcome: 'published';
      readonly event: Publishable;
      /** Epoch milliseconds. */
      readonly publishedAtMs: number;
      readonly takeover: boolean;
      readonly marked: boolean;
      /** Name of the last error, where the mark failed. */
      readonly markError?: string | undefined;
    }
  | { readonly outcome: 'duplicate'; readonly event: Publishable }
  | ({ readonly outcome: 'quarantined'; readonly refusal: Refusal } & HeldClaim)
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
  { delivery, id, eventType }: Publishable,
  cause: Retry['cause'],
  more: Pick<Retry, 'step' | 'error' | 'notBeforeMs' | 'leaseUntilMs' | keyof HeldClaim> = {},
): Settlement => retryMessage(delivery, cause, { id, eventType, ...more });

/** `event` can never be published as it is, for a reason found after it was parsed. */
export const refuseEvent = (
  { delivery, id, eventType }: Publishable,
  reason: QuarantineReason,
  issues: readonly Issue[] = [],
  claim: HeldClaim = {},
): Settlement => ({
  outcome: 'quarantined',
  refusal: { delivery, reason, issues, id, eventType },
  ...claim,
});
