import type { PutEventsCommandOutput } from '@aws-sdk/client-eventbridge';
import { isMalformedForBus, isRefusedAsCall } from '../enreach/marked-ids.ts';
import type { Faults } from '../faults/faults.ts';
import { invalidCall } from '../faults/wire-error.ts';
import type { Ledger, Sending } from '../ledger/ledger.ts';
import type { Random } from '../random.ts';

/** One entry of a PutEvents call and the record of its being sent. */
export interface SentEntry {
  readonly deliveryId: string;
  readonly sending: Sending;
}

const failedEntryPerMille = 15;

/** What PutEvents does once a call reaches it: each entry on its own. */
export const makeEventBus = (random: Random, faults: Faults, ledger: Ledger) => {
  const failed = (code: string) => ({ ErrorCode: code, ErrorMessage: code });

  const putEntry = ({ sending, deliveryId }: SentEntry) => {
    if (isMalformedForBus(sending.id)) return failed('MalformedDetail');
    if (faults.happens('entry of PutEvents failed', failedEntryPerMille))
      return failed(random.pick(['ThrottlingException', 'InternalFailure']));
    if (faults.happens('entry of PutEvents denied', faults.scenario.deniedPerMille))
      return failed('NotAuthorizedForDetailTypeException');
    ledger.published(sending, deliveryId);
    return { EventId: `${sending.id} ${sending.publications}` };
  };

  return {
    put: (entries: readonly SentEntry[]): PutEventsCommandOutput => {
      if (entries.some(({ sending }) => isRefusedAsCall(sending.id))) throw invalidCall();
      const Entries = entries.map(putEntry);
      const FailedEntryCount = Entries.filter((entry) => 'ErrorCode' in entry).length;
      return { Entries, FailedEntryCount, $metadata: {} };
    },
  };
};

export type EventBus = ReturnType<typeof makeEventBus>;
