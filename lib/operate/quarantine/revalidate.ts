import { parseDelivery } from '../../../functions/consumer/parse-delivery.ts';
import type { Publishable } from '../../../functions/consumer/publishable.ts';
import type { Issue, QuarantineReason } from '../../catalogue/index.ts';
import type { QuarantinedDelivery } from './get-quarantined.ts';

export type Revalidated =
  | { readonly kind: 'publishable'; readonly event: Publishable }
  | {
      readonly kind: 'refused';
      readonly reason: QuarantineReason;
      readonly issues: readonly Issue[];
    };

/** What the consumer of this version would make of the delivery, were it released now. Whether its `Id` is taken is not asked. */
export const revalidate = (quarantined: QuarantinedDelivery, nowMs: number): Revalidated => {
  const parsed = parseDelivery(
    {
      ...quarantined,
      messageId: quarantined.deliveryId,
      receiptHandle: '',
      receiveCount: 1,
      encoding: 'text',
      released: true,
    },
    { busName: '', deduplicationDays: Number.POSITIVE_INFINITY, nowMs },
  );
  if (parsed.kind === 'publishable') return parsed;
  const { reason, issues } = parsed.refusal;
  return { kind: 'refused', reason, issues };
};
