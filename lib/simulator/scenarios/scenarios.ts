import { takeBreak } from './availability/break.ts';
import { customerNumber } from './calls/call.ts';
import { outboundCall } from './calls/outbound-call.ts';
import { type QueueCallPlan, queueCall } from './calls/queue-call.ts';
import { type UserCallPlan, userCall } from './calls/user-call.ts';
import { createContactCentre } from './contact-centre.ts';
import { day } from './day.ts';
import { createRandom } from './engine/random.ts';
import { run } from './engine/run.ts';
import type { Simulation, Storyline, TimedEvent } from './engine/simulation.ts';
import { abandoned, answeredBySecond, overflown, supervised, transferred } from './plans.ts';
import { isFree, type User } from './state.ts';

export type { TimedEvent } from './engine/simulation.ts';

export interface ScenarioOptions {
  readonly seed: number;
  /** Epoch milliseconds at which the scenario begins. */
  readonly startMs: number;
  /**
   * Nothing new begins after so long; what has begun is played to its end, so that no call stays half told. By default
   * an hour for `day`; the others play once, or with a duration again and again.
   */
  readonly durationMs?: number;
  /** At least 2, since the first may not answer, and one a queue. By default 20 for `day`, 3 for the others. */
  readonly agents?: number;
  /** By default up to 4 for `day`, 1 for the others. */
  readonly queues?: number;
}

const hourMs = 3_600_000;

const small = new Map<string, (simulation: Simulation) => Storyline>([
  ['answered-call', callToQueue(answeredBySecond)],
  ['abandoned-call', callToQueue(abandoned)],
  ['overflow-callback', callToQueue(overflown)],
  ['transfer', callToQueue(transferred)],
  ['supervision', callToQueue(supervised)],
  ['direct-call', callToUser('answered')],
  ['direct-call-overflow', callToUser('unanswered')],
  ['direct-call-transfer', callToUser('transferred')],
  ['outbound-call', callFromUser],
  ['break', (simulation) => withFreeAgent(simulation, (user) => takeBreak(simulation, user))],
]);

/** What `playScenario` can play: small ones of one call each, and `day`, in which all 34 event types occur. */
export const scenarioNames: readonly string[] = [...small.keys(), 'day'];

const sizeOf = (
  name: string,
  { agents = name === 'day' ? 20 : 3, queues }: Pick<ScenarioOptions, 'agents' | 'queues'>,
) => ({ agents, queues: queues ?? (name === 'day' ? Math.min(4, agents) : 1) });

/** Why a contact centre of this size cannot play a scenario, if it cannot. */
export const sizeProblem = (
  name: string,
  size: Pick<ScenarioOptions, 'agents' | 'queues'>,
): string | undefined => {
  const { agents, queues } = sizeOf(name, size);
  return queues >= 1 && agents >= Math.max(2, queues)
    ? undefined
    : `It takes a queue, 2 agents and an agent a queue, not ${agents} agents and ${queues} queues.`;
};

/**
 * Plays a scenario of a fictional contact centre: the events that Enreach would send, in the order of their time. They
 * agree with each other: the ids of a call, who talks to whom, the counters of statuses with the calls that are counted.
 *
 * UserStatus, QueueAttachedUsers and QueueStatus follow each change, CallbackListStatus every 15 seconds if there was
 * one. The same options give the same bytes. The people and queues follow from the seed alone; calls and events have
 * other ids at another `startMs`, so that one scenario may be sent twice without being taken for a duplicate.
 *
 * @throws RangeError (on the first event) for a name that is not in `scenarioNames`, no queue or too few agents.
 * @see the specification, sections "User", "Queue" and "CallList"
 */
export function* playScenario(
  name: string,
  { seed, startMs, durationMs, ...size }: ScenarioOptions,
): Generator<TimedEvent> {
  const storyline = small.get(name);
  if (storyline === undefined && name !== 'day') {
    throw new RangeError(`No scenario '${name}'. There are: ${scenarioNames.join(', ')}.`);
  }
  const problem = sizeProblem(name, size);
  if (problem !== undefined) throw new RangeError(problem);
  yield* run(
    {
      // A day begins before the agents come, a small scenario in the middle of it.
      centre: createContactCentre(
        { seed, ...sizeOf(name, size) },
        storyline ? 'Available' : 'OffWork',
      ),
      startMs,
      random: createRandom(`${seed} what happens`),
      ids: createRandom(`${seed} ids from ${startMs}`),
    },
    (simulation) =>
      storyline
        ? repeat(simulation, storyline, durationMs ?? 0)
        : day(simulation, durationMs ?? hourMs),
  );
}

function* repeat(
  simulation: Simulation,
  storyline: (simulation: Simulation) => Storyline,
  durationMs: number,
): Storyline {
  const endMs = simulation.nowMs() + durationMs;
  do {
    yield* storyline(simulation);
    yield simulation.random.secondsBetween(1, 10);
  } while (simulation.nowMs() < endMs);
}

function callToQueue(plan: QueueCallPlan) {
  return function* (simulation: Simulation): Storyline {
    const queue = simulation.random.pick(simulation.centre.queues);
    if (queue !== undefined) yield* queueCall(simulation, queue, plan);
  };
}

function callToUser(plan: UserCallPlan) {
  return (simulation: Simulation) =>
    withFreeAgent(simulation, (user) => userCall(simulation, user, plan));
}

function callFromUser(simulation: Simulation): Storyline {
  return withFreeAgent(simulation, (user) =>
    outboundCall(simulation, user, customerNumber(simulation), true),
  );
}

function* withFreeAgent(
  { centre, random }: Simulation,
  storylineOf: (user: User) => Storyline,
): Storyline {
  const user = random.pick(centre.agents.filter(isFree));
  if (user !== undefined) yield* storylineOf(user);
}
