import { commonProperties, type EventType, events, sample } from '../../../lib/catalogue/index.ts';
import type { Random } from '../random.ts';
import { upgradedTypes } from './catalogue-upgrade.ts';

/** The JSON of one event as Enreach would send it, but for its `Id` and time. */
export type EventBody = Readonly<Record<string, unknown>>;

const samples = new Map<EventType, EventBody>(
  events.map(({ name }): [EventType, EventBody] => [name, { ...sample(name) }]),
);
const ordinary = [...samples.keys()].filter((name) => !upgradedTypes.includes(name));

const bodyOf = (eventType: EventType): EventBody => samples.get(eventType) ?? {};

export const upgradedEvent = (random: Random): EventBody => bodyOf(random.pick(upgradedTypes));

export const ordinaryEvent = (random: Random): EventBody =>
  bodyOf(ordinary[random.below(ordinary.length)] ?? 'QueueStatus');

/** Of a type that the catalogue lacks. */
export const unknownEvent = (): EventBody => ({
  ...Object.fromEntries(
    Object.entries(bodyOf('QueueStatus')).filter(([name]) => Object.hasOwn(commonProperties, name)),
  ),
  EventType: 'TypeOfTheFuture',
  Novelty: { Level: 3 },
});
