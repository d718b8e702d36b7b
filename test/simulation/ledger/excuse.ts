import type { Ledger, Sending } from './ledger.ts';

/** The terms of the bound in docs/design.md. */
export const boundTerms = ['unknown outcome', 'crash before the mark', 'failed mark'] as const;
export type BoundTerm = (typeof boundTerms)[number];
/** Why one publication may be followed by another one of the same `Id`. */
export type Excuse = BoundTerm | 'lease outlived';

/**
 * The excuse for an entry that was sent: a term of the bound, or what lies beyond its terms, as the model of the cloud saw it.
 *
 * - unknown outcome: the process read no answer that told it the truth, be it that it died.
 * - crash before the mark: it read it, and died before the mark was in the table.
 * - failed mark: it tried, and DynamoDB never confirmed one.
 * - lease outlived: the model paused the process until its lease was over and another was granted the claim, which
 *   Lambda's time-out, shorter than the lease, is there to prevent. No term of the bound covers it.
 *
 * @returns nothing for an entry that did not come onto the bus, or was marked in time.
 */
export const excuseOf = (sending: Sending, ledger: Ledger): Excuse | undefined => {
  const { id, invocation, publications, isAnswered } = sending;
  if (publications === 0) return undefined;
  if (!isAnswered) return 'unknown outcome';
  const mark = ledger.findMark(invocation, id);
  if (mark?.appliedAtMs !== undefined && mark.appliedAtMs <= invocation.endMs) return undefined;
  if (invocation.diedAtMs !== undefined && invocation.diedAtMs <= invocation.endMs)
    return 'crash before the mark';
  if (invocation.wasPaused && ledger.holders.isOutlived(id, invocation)) return 'lease outlived';
  return mark?.isConfirmed === false ? 'failed mark' : undefined;
};
