import type { Attempt } from './connection.ts';
import type { Delivery } from './deliver.ts';

/** What the sender does, as it happens. */
export type SenderActivity =
  | {
      readonly kind: 'attempt';
      readonly eventType: string;
      /** `resent` for want of a 200; `duplicate` in spite of one. */
      readonly purpose: 'sent' | 'resent' | 'duplicate';
      readonly attempt: Attempt;
    }
  | ({
      readonly kind: 'settled';
      readonly eventType: string;
      readonly id: string;
      readonly endpoint: string;
    } & Delivery);
