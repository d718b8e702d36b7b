import { deliveryAttributes } from '../../../functions/runtime/delivery-attributes.ts';
import type { Cloud } from '../aws/cloud.ts';
import { unheardOfEncoding } from '../enreach/accept-delivery.ts';
import { check } from './check.ts';
import { checkClaims } from './check-claims.ts';
import { locate, type Places } from './locate.ts';
import type { Violation } from './violation.ts';

/** A redrive without faults leaves nothing in the dead-letter queue but what cannot be read at all. */
const stillDead = ({ queue }: Cloud): Violation[] =>
  queue
    .deadLetters()
    .filter(({ attributes }) => attributes[deliveryAttributes.encoding] !== unheardOfEncoding)
    .map(({ attributes }) => {
      const key = attributes[deliveryAttributes.deliveryId] ?? '';
      return { kind: 'not settled by a redrive', key, text: `${key} is dead again` };
    });

/** What is good ends in the quarantine only where other content of its `Id` was published. */
const quarantinedForNothing = ({ ledger }: Cloud, located: Places): Violation[] =>
  [...located].flatMap(([{ deliveryId, id = '', isGood }, place]): Violation[] => {
    if (place !== 'quarantined' || !isGood || ledger.contentsOf(id).size > 0) return [];
    return [{ kind: 'quarantined for nothing', key: id, text: `${deliveryId} is good` }];
  });

/** The invariants that hold once faults are over, all is redriven and nothing is under way. */
export const checkAftermath = async (cloud: Cloud): Promise<Violation[]> => {
  const located = locate(cloud);
  return [
    ...check(cloud, located),
    ...quarantinedForNothing(cloud, located),
    ...stillDead(cloud),
    ...(await checkClaims(cloud)),
  ];
};
