import type { Simulation, Storyline } from '../engine/simulation.ts';
import { isFree, type QueueCall, type User } from '../state.ts';
import { callProperties, createLegId, queueProperties, userNameProperties } from './call.ts';
import { maxWrapUpSeconds } from './wrap-up.ts';

export interface Patience {
  /** How many agents do not take the call before one does. */
  readonly cancellations: number;
  /** How long the caller waits; a ring that has begun may last longer, unless the caller hangs up. */
  readonly patienceMs: number;
  readonly unanswered: 'hangsUp' | 'asksForCallback' | 'overflows';
}

/**
 * Allocates a queuing call to one agent after another until somebody answers.
 *
 * @returns who answered, or `undefined` when the patience is over; the call is then queuing again.
 */
export function* awaitAnswer(
  simulation: Simulation,
  call: QueueCall,
  { cancellations, patienceMs, unanswered }: Patience,
): Storyline<User | undefined> {
  const { random, nowMs } = simulation;
  const untilMs = call.arrivedMs + patienceMs;
  while (nowMs() < untilMs) {
    const agent = nextAgent(simulation, call);
    if (agent === undefined) {
      yield Math.min(1000, untilMs - nowMs());
      continue;
    }
    allocate(simulation, call, agent);
    if (call.cancelledBy.size >= cancellations) {
      yield random.secondsBetween(2, 9);
      connect(simulation, call, agent);
      return agent;
    }
    const ringMs = random.secondsBetween(6, 15);
    const callerGivesUp = unanswered === 'hangsUp' && nowMs() + ringMs >= untilMs;
    yield callerGivesUp ? Math.max(1, untilMs - nowMs()) : ringMs;
    cancel(simulation, call, agent, callerGivesUp);
    yield random.between(100, 400);
  }
  return undefined;
}

/** The free agent whose first queue it is if possible, unless somebody who waits for longer could have that agent. */
function nextAgent({ random }: Simulation, call: QueueCall): User | undefined {
  const { attachments, calls } = call.queue;
  const queuing = [...calls].filter(({ state }) => state === 'queuing');
  const able = attachments.filter(
    ({ user }) =>
      isFree(user) && queuing.find(({ cancelledBy }) => !cancelledBy.has(user)) === call,
  );
  const best = Math.min(...able.map(({ priority }) => priority));
  return random.pick(able.filter(({ priority }) => priority === best))?.user;
}

function allocate({ emit }: Simulation, call: QueueCall, agent: User): void {
  call.state = 'allocated';
  agent.call = call;
  emit('QueueCallInUserAllocated', call.queue.id, {
    ...properties(call, agent),
    DetailedReason: null,
  });
}

function cancel({ random, emit }: Simulation, call: QueueCall, agent: User, byCaller: boolean) {
  const declined = random.chance(0.4) ? 'agent_rejected' : 'no_answer';
  call.state = 'queuing';
  call.cancelledBy.add(agent);
  agent.call = undefined;
  emit('QueueCallInUserCancelled', call.queue.id, {
    ...properties(call, agent),
    DetailedReason: byCaller ? 'caller_hung_up' : declined,
    Reason: byCaller ? 'remote' : 'local',
  });
}

function connect({ ids, emit }: Simulation, call: QueueCall, agent: User): void {
  call.state = 'connected';
  emit('QueueCallInUserConnected', call.queue.id, {
    ...properties(call, agent),
    AgentLegId: createLegId(ids),
    UserNumber: agent.number,
  });
  emit('UserWrapUpEnabled', agent.id, {
    CallId: call.id,
    LegId: call.legId,
    MaxWrapUpDurationSec: maxWrapUpSeconds,
    QueueId: call.queue.id,
    UserId: agent.id,
  });
}

function properties(call: QueueCall, agent: User) {
  const { queue } = call;
  return {
    ...callProperties(call),
    ...queueProperties(queue),
    QueueNumber: queue.number,
    ...userNameProperties(agent),
  };
}
