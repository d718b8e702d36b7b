import type { Publishable } from './publishable.ts';
import { refuseEvent, retryEvent, type Settlement } from './settlement.ts';

const eventIdOf = (settlement: Settlement): string | undefined => {
  switch (settlement.outcome) {
    case 'published':
    case 'duplicate':
      return settlement.event.id;
    case 'quarantined':
      return settlement.refusal.id;
    case 'retry':
      return settlement.retry.id;
  }
};

const settleCopy = (copy: Publishable, leader: Settlement | undefined): Settlement => {
  // Not published yet, or not this content: the next receive decides.
  if (leader === undefined || leader.outcome === 'retry' || leader.outcome === 'quarantined')
    return retryEvent(copy, 'leased');
  return leader.event.fingerprint === copy.fingerprint
    ? { outcome: 'duplicate', event: copy }
    : refuseEvent(copy, 'idConflict');
};

/** Settles the further deliveries of an event that stood in the same batch, by what became of the first. */
export const settleCopies = (
  copies: readonly Publishable[],
  leaders: readonly Settlement[],
): Settlement[] => {
  const byId = new Map(leaders.map((settlement) => [eventIdOf(settlement), settlement]));
  return copies.map((copy) => settleCopy(copy, byId.get(copy.id)));
};
