/** What is asked of the deliveries table when an attempt wants to publish an event. */
export interface ClaimRequest {
  /** The event's `Id`; never truncated. */
  readonly id: string;
  /** Random, fresh for every attempt: the owner of the claim. */
  readonly attemptId: string;
  readonly deliveryId: string;
  readonly fingerprint: string;
  readonly nowMs: number;
  /** Epoch milliseconds; afterwards another attempt may take over. */
  readonly leaseUntilMs: number;
}

/**
 * - `claimed`: this attempt alone may publish; `takeover` when an earlier attempt's lease had
 *   ended, or may have: after a lost answer to one's own claim there is no telling.
 * - `published`: another delivery was published; the caller compares the fingerprints.
 * - `leased`: another attempt holds it until then.
 * - `conflict`: an abandoned claim holds other content.
 */
export type ClaimAnswer =
  | { readonly state: 'claimed'; readonly takeover: boolean }
  | { readonly state: 'published'; readonly fingerprint: string }
  | { readonly state: 'leased'; readonly leaseUntilMs: number }
  | { readonly state: 'conflict' };

export interface Mark {
  readonly id: string;
  readonly attemptId: string;
  readonly deliveryId: string;
  readonly fingerprint: string;
  readonly publishedAtMs: number;
}

/**
 * Which events are claimed or published. Every method throws when the store fails or throttles; a lost race is an answer.
 *
 * @see docs/decisions/0003-claim-publish-mark.md
 */
export interface EventStore {
  claim(request: ClaimRequest): Promise<ClaimAnswer>;
  /** Unconditional: a late mark is true. At most 25; returns those that the store did not take this time. */
  markPublished(marks: readonly Mark[]): Promise<readonly Mark[]>;
  /** Gives a claim up, if this attempt still owns it. */
  release(id: string, attemptId: string): Promise<void>;
}
