import type { Simulation, Storyline } from '../engine/simulation.ts';
import type { QueueCall, User } from '../state.ts';

export const maxWrapUpSeconds = 60;

/** Takes the call from the agent, who wraps it up from this moment on: never free in between. */
export function startWrapUp(simulation: Simulation, call: QueueCall, agent: User): void {
  const { begin, emit, nowMs } = simulation;
  const startedMs = nowMs();
  agent.call = undefined;
  const endMs = startedMs + maxWrapUpSeconds * 1000;
  agent.wrapUpEndMs = endMs;
  emit('UserWrapUpStarted', agent.id, {
    ...properties(call, agent),
    MaxWrapUpDurationSec: maxWrapUpSeconds,
  });
  begin(endWrapUp(simulation, call, agent, { startedMs, endMs }));
}

function* endWrapUp(
  { random, emit, nowMs }: Simulation,
  call: QueueCall,
  agent: User,
  { startedMs, endMs }: { startedMs: number; endMs: number },
): Storyline {
  const byTimer = random.chance(0.3);
  yield byTimer ? endMs - nowMs() : random.secondsBetween(8, maxWrapUpSeconds - 5);
  agent.wrapUpEndMs = undefined;
  emit('UserWrapUpTerminated', agent.id, {
    ...properties(call, agent),
    ElapsedTimeSec: Math.floor((nowMs() - startedMs) / 1000),
    Reason: byTimer ? 'timer' : 'manual',
  });
}

function properties({ id, legId, queue }: QueueCall, agent: User) {
  return { CallId: id, LegId: legId, QueueId: queue.id, UserId: agent.id };
}
