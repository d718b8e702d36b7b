import type { Random } from '../random.ts';
import { type EventBody, ordinaryEvent, unknownEvent, upgradedEvent } from './events.ts';
import { junk } from './junk.ts';
import { newId } from './marked-ids.ts';

/** What Enreach sends, and whether it can ever be published. */
export type Sent =
  | { readonly kind: 'event'; readonly event: EventBody; readonly canBePublished: boolean }
  | { readonly kind: 'junk'; readonly body: string };

interface Kind {
  readonly perMille: number;
  readonly make: (random: Random) => Sent;
}

const event = (random: Random, body: EventBody, id = newId(random)): Sent => ({
  kind: 'event',
  event: { ...body, Id: id },
  canBePublished: true,
});
const refusedByBus = (random: Random, mark: 'malformedForBus' | 'refusedAsCall'): Sent => ({
  kind: 'event',
  event: { ...ordinaryEvent(random), Id: newId(random, mark) },
  canBePublished: false,
});

const kinds: readonly Kind[] = [
  { perMille: 50, make: (random) => event(random, unknownEvent()) },
  { perMille: 20, make: (random) => event(random, upgradedEvent(random)) },
  { perMille: 20, make: (random) => ({ kind: 'junk', body: junk(random) }) },
  { perMille: 5, make: (random) => refusedByBus(random, 'malformedForBus') },
  { perMille: 3, make: (random) => refusedByBus(random, 'refusedAsCall') },
  {
    perMille: 2,
    make: (random) => event(random, ordinaryEvent(random), newId(random, 'onHotPartition')),
  },
];

/** Draws what is sent next; most are ordinary events. */
export const drawSent = (random: Random): Sent => {
  let draw = random.next() * 1000;
  for (const { perMille, make } of kinds) {
    draw -= perMille;
    if (draw < 0) return make(random);
  }
  return event(random, ordinaryEvent(random));
};
