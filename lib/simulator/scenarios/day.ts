import { takeBreak } from './availability/break.ts';
import { setAvailability } from './availability/set-availability.ts';
import { customerNumber } from './calls/call.ts';
import { outboundCall } from './calls/outbound-call.ts';
import { queueCall } from './calls/queue-call.ts';
import { userCall } from './calls/user-call.ts';
import type { Random } from './engine/random.ts';
import type { Simulation, Storyline } from './engine/simulation.ts';
import { queueCallPlans, userCallPlans } from './plans.ts';
import { isFree, type User } from './state.ts';

/** How many minutes pass, for each agent of the contact centre, from one call to the next. */
const minutesBetween = { queueCalls: 10, userCalls: 30, outboundCalls: 30 };

/**
 * A contact centre's day: agents come, calls of all kinds do, and breaks; at the end nothing new begins, what has begun
 * is played out, and the agents go home.
 */
export function* day(simulation: Simulation, durationMs: number): Storyline {
  const { centre, random, nowMs, begin } = simulation;
  const closesMs = nowMs() + durationMs;
  let unfinished = 0;
  const beginCase = (storyline: Storyline) => {
    unfinished += 1;
    begin(
      (function* () {
        yield* storyline;
        unfinished -= 1;
      })(),
    );
  };
  /** Begins a storyline for each plan, at random intervals, until the day is over. */
  function* arrivals<Plan>(
    minutes: number,
    plans: readonly Plan[],
    storylineOf: (plan: Plan) => Storyline | undefined,
  ): Storyline {
    const meanMs = (minutes * 60_000) / centre.agents.length;
    for (const plan of deal(random, plans)) {
      yield exponential(random, meanMs);
      if (nowMs() >= closesMs) return;
      const storyline = storylineOf(plan);
      if (storyline !== undefined) beginCase(storyline);
    }
  }

  for (const agent of centre.agents) {
    begin(shift(simulation, agent, { closesMs, isOver: () => unfinished === 0 }));
  }
  begin(
    arrivals(minutesBetween.queueCalls, queueCallPlans, (plan) => {
      const queue = random.pick(centre.queues);
      return queue && queueCall(simulation, queue, plan);
    }),
  );
  begin(
    arrivals(minutesBetween.userCalls, userCallPlans, (plan) => {
      // Most callers do not know whether the user is free; for the rarer plans somebody has to be.
      const isForAny = plan === 'answered';
      const user = random.pick(isForAny ? centre.agents : centre.agents.filter(isFree));
      return user && userCall(simulation, user, plan);
    }),
  );
  begin(
    arrivals(minutesBetween.outboundCalls, [true, true, false], (isAnswered) => {
      const user = random.pick(centre.agents.filter(isFree));
      return user && outboundCall(simulation, user, customerNumber(simulation), isAnswered);
    }),
  );
  yield durationMs;
}

function* shift(
  simulation: Simulation,
  agent: User,
  { closesMs, isOver }: { closesMs: number; isOver: () => boolean },
): Storyline {
  const { random, nowMs } = simulation;
  yield random.secondsBetween(0, 90);
  setAvailability(simulation, agent, 'Available', { note: '' });
  for (;;) {
    const nextBreakMs = nowMs() + random.between(15, 45) * 60_000;
    if (nextBreakMs >= closesMs) break;
    yield nextBreakMs - nowMs();
    yield* takeBreak(simulation, agent);
  }
  yield Math.max(0, closesMs - nowMs());
  while (!isOver() || !isFree(agent)) yield 1000;
  setAvailability(simulation, agent, 'OffWork', { note: '' });
}

/** Deals the same cards again and again in another order each time, so that none is missing for long. */
function* deal<Card>(random: Random, cards: readonly Card[]): Generator<Card, never> {
  for (;;) yield* random.shuffled(cards);
}

/** Intervals of arrivals that know nothing of each other. */
function exponential(random: Random, mean: number): number {
  return Math.ceil(-mean * Math.log(1 - random.next()));
}
