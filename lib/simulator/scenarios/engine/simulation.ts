import type { EnreachEvent, EventType } from '../../../catalogue/index.ts';
import type { ContactCentre } from '../contact-centre.ts';
import type { OwnProperties } from './event-as-sent.ts';
import type { Random } from './random.ts';

/** One event and when to send it. */
export interface TimedEvent {
  /** Milliseconds of simulated time from the scenario's start. */
  readonly atMs: number;
  readonly eventType: EventType;
  /** The body as Enreach would send it; `JSON.stringify` makes the bytes. */
  readonly event: EnreachEvent;
}

/**
 * What happens to one call, user or day, told in order. It yields how many milliseconds pass before it goes on; between
 * two yields nothing else happens in the contact centre.
 */
export type Storyline<Outcome = void> = Generator<number, Outcome, void>;

/** What a storyline works with. */
export interface Simulation {
  readonly centre: ContactCentre;
  /** What people do, and how long it takes them. */
  readonly random: Random;
  /** Ids of calls, events and the like. */
  readonly ids: Random;
  /** Epoch milliseconds: the time of the next event. No two events have the same. */
  readonly nowMs: () => number;
  /** @param entityId - of the user, queue or call list that the event is about. */
  readonly emit: <Type extends EventType>(
    eventType: Type,
    entityId: string,
    own: OwnProperties<Type>,
  ) => void;
  /** Lets a storyline run beside the one that calls. */
  readonly begin: (storyline: Storyline, afterMs?: number) => void;
}
