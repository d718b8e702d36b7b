import type { ContactCentre } from '../contact-centre.ts';
import { watchStatuses } from '../statuses/watch-statuses.ts';
import { createAgenda } from './agenda.ts';
import { eventAsSent } from './event-as-sent.ts';
import type { Random } from './random.ts';
import type { Simulation, Storyline, TimedEvent } from './simulation.ts';

/** "Status changes are evaluated every 15 seconds": CallbackListStatus. */
const evaluationMs = 15_000;

interface Setting {
  readonly centre: ContactCentre;
  readonly startMs: number;
  readonly random: Random;
  readonly ids: Random;
}

/** Runs a storyline and all that it begins, in simulated time, until the last one ends. */
export function* run(
  { centre, startMs, random, ids }: Setting,
  tell: (simulation: Simulation) => Storyline,
): Generator<TimedEvent> {
  let nowMs = startMs;
  const sent: TimedEvent[] = [];
  const agenda = createAgenda<Storyline>();
  const simulation: Simulation = {
    centre,
    random,
    ids,
    nowMs: () => nowMs,
    emit: (eventType, entityId, own) => {
      const common = {
        id: ids.guid(),
        timeMs: nowMs,
        organizationId: centre.organizationId,
        entityId,
      };
      const event = eventAsSent(eventType, common, own);
      sent.push({ atMs: nowMs - startMs, eventType, event });
      // So that whoever sorts by Timestamp has the order in which things happened.
      nowMs += 1;
    },
    begin: (storyline, afterMs = 0) => agenda.add(nowMs + afterMs, storyline),
  };
  const statuses = watchStatuses(simulation);
  let evaluateAtMs = startMs + evaluationMs;
  const evaluate = () => {
    nowMs = Math.max(nowMs, evaluateAtMs);
    statuses.sendChangedCallLists();
    evaluateAtMs += evaluationMs;
  };

  simulation.begin(tell(simulation));
  for (let due = agenda.next(); due !== undefined; due = agenda.next()) {
    while (evaluateAtMs <= due.atMs) evaluate();
    nowMs = Math.max(nowMs, due.atMs);
    const sentBefore = sent.length;
    const { done, value: restMs } = due.item.next();
    if (done !== true) agenda.add(nowMs + restMs, due.item);
    // Nothing changes without an event that says so.
    if (sent.length > sentBefore) statuses.sendChanged();
    yield* sent.splice(0);
  }
  evaluate();
  yield* sent;
}
