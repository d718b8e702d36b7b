import type { Cloud } from '../aws/cloud.ts';
import { excuseOf } from './excuse.ts';
import type { Places } from './locate.ts';
import type { Violation } from './violation.ts';

/** Every accepted delivery is published, quarantined or in the dead-letter queue. */
const lost = (located: Places): Violation[] =>
  [...located].flatMap(([{ deliveryId, id }, place]): Violation[] => {
    if (place !== 'lost') return [];
    const text = `${deliveryId} of ${id ?? 'no event'} is nowhere`;
    return [{ kind: 'lost', key: id ?? deliveryId, text }];
  });

/** Publications of an `Id` ≤ 1 + those that are excused. */
const beyondTheBound = ({ ledger }: Cloud): Violation[] =>
  [...ledger.publications].flatMap(([id, { length }]): Violation[] => {
    if (length < 2) return [];
    const given = (ledger.sendings.get(id) ?? []).flatMap((sent) => excuseOf(sent, ledger) ?? []);
    if (length <= 1 + given.length) return [];
    const text = `${id} was published ${length} times, excused: ${given.join(', ') || 'nothing'}`;
    return [{ kind: 'beyond the bound', key: id, text }];
  });

/** Never do two attempts hold one event. */
const heldByTwo = ({ ledger }: Cloud): Violation[] =>
  ledger.holders.doublyHeld.map((id) => {
    return { kind: 'held by two', key: id, text: `${id} was claimed while another held it` };
  });

/** Every lease covers whatever its invocation may still send. */
const leaseTooShort = ({ ledger }: Cloud): Violation[] =>
  ledger.holders.heldTooShort.map((id) => {
    return { kind: 'lease too short', key: id, text: `${id} may be taken over while it is sent` };
  });

/** What may be on the bus is not sent again by the same invocation. */
const sentAgain = ({ ledger }: Cloud): Violation[] =>
  ledger.sentAgain.map((id) => {
    const text = `${id} was sent again by an invocation that had no answer`;
    return { kind: 'sent again without an answer', key: id, text };
  });

/** One content is published under an `Id`, unless a person released another. */
const twoContents = ({ ledger }: Cloud): Violation[] =>
  [...ledger.publications].flatMap(([id, deliveryIds]): Violation[] => {
    const unaided = deliveryIds.filter((deliveryId) => !ledger.released.has(deliveryId));
    const contents = new Set(
      unaided.map((deliveryId) => ledger.deliveries.get(deliveryId)?.content),
    );
    if (contents.size < 2) return [];
    return [{ kind: 'two contents', key: id, text: `${id} was published with two contents` }];
  });

/** What can never be published is not. */
const junkPublished = ({ ledger }: Cloud): Violation[] =>
  [...ledger.publications.keys()]
    .filter((id) => ledger.contentsOf(id).has(undefined))
    .map((id) => ({ kind: 'junk published', key: id, text: `${id} can never be published` }));

const handlerThrew = ({ ledger }: Cloud): Violation[] =>
  ledger.thrown.map((error) => ({ kind: 'handler threw', key: '', text: String(error) }));

/** The invariants that hold whenever nothing is under way. */
export const check = (cloud: Cloud, located: Places): Violation[] => [
  ...lost(located),
  ...beyondTheBound(cloud),
  ...heldByTwo(cloud),
  ...leaseTooShort(cloud),
  ...sentAgain(cloud),
  ...twoContents(cloud),
  ...junkPublished(cloud),
  ...handlerThrew(cloud),
];
