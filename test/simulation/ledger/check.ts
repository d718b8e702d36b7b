import type { Cloud } from '../aws/cloud.ts';
import { excuseOf } from './excuse.ts';
import { makePlaceOf } from './place-of.ts';
import type { Violation } from './violation.ts';

/** Every accepted delivery is published, quarantined or in the dead-letter queue. */
const lost = (cloud: Cloud): Violation[] => {
  const placeOf = makePlaceOf(cloud);
  return [...cloud.ledger.deliveries.values()]
    .filter((delivery) => placeOf(delivery) === 'lost')
    .map(({ deliveryId, id }) => ({
      kind: 'lost',
      key: id ?? deliveryId,
      text: `${deliveryId} of ${id ?? 'no event'} is nowhere`,
    }));
};

/** Publications of an `Id` ≤ 1 + those that are excused. */
const beyondTheBound = ({ ledger }: Cloud): Violation[] =>
  [...ledger.publications].flatMap(([id, { length }]): Violation[] => {
    if (length < 2) return [];
    const given = (ledger.sendings.get(id) ?? []).flatMap((sent) => excuseOf(sent, ledger) ?? []);
    if (length <= 1 + given.length) return [];
    const text = `${id} was published ${length} times, excused: ${given.join(', ') || 'nothing'}`;
    return [{ kind: 'beyond the bound', key: id, text }];
  });

const junkPublished = ({ ledger }: Cloud): Violation[] =>
  [...ledger.publications].flatMap(([id, deliveryIds]) =>
    deliveryIds
      .filter((deliveryId) => ledger.deliveries.get(deliveryId)?.content === undefined)
      .map((deliveryId): Violation => {
        return { kind: 'junk published', key: id, text: `${deliveryId} can never be published` };
      }),
  );

const handlerThrew = ({ ledger }: Cloud): Violation[] =>
  ledger.thrown.map((error) => ({ kind: 'handler threw', key: '', text: String(error) }));

/** The invariants that hold whenever nothing is under way. */
export const check = (cloud: Cloud): Violation[] => [
  ...lost(cloud),
  ...beyondTheBound(cloud),
  ...junkPublished(cloud),
  ...handlerThrew(cloud),
];
