import type { Simulation, Storyline } from '../engine/simulation.ts';
import type { QueueCall, User } from '../state.ts';
import { createCall, createLegId, queueProperties } from './call.ts';

/** The supervisor listens in on an agent's call for a while; nothing happens if the supervisor is on another. */
export function* supervise(simulation: Simulation, call: QueueCall, agent: User): Storyline {
  const { centre, random, ids, emit } = simulation;
  const { supervisor } = centre;
  if (supervisor.call !== undefined) return;
  const numbers = { callerNumber: supervisor.number, targetNumber: agent.number };
  supervisor.call = createCall(simulation, numbers);
  const properties = {
    CallId: call.id,
    LegId: call.legId,
    ...queueProperties(call.queue),
    SupervisorLegId: createLegId(ids),
    SupervisorUserId: supervisor.id,
    SupervisorUserName: supervisor.userName,
    TargetUserId: agent.id,
    TargetUserName: agent.userName,
  };
  // The specification names no states; these are ours.
  emit('UserSupervisionStatus', agent.id, { ...properties, State: 'Listening' });
  yield random.secondsBetween(15, 60);
  supervisor.call = undefined;
  emit('UserSupervisionStatus', agent.id, { ...properties, State: 'Ended' });
}
