import type { Simulation, Storyline } from '../engine/simulation.ts';
import type { QueueCall, User } from '../state.ts';
import { callProperties, queueProperties } from './call.ts';
import { transferQueueCall } from './queue-transfer.ts';
import { supervise } from './supervision.ts';
import { techReason } from './tech-reason.ts';
import { startWrapUp } from './wrap-up.ts';

/** What happens while an agent talks to a caller. */
export type Conversation = 'plain' | 'supervised' | 'transferred' | 'transferFails';

/** The connected part of a queue's call, until the caller is gone. */
export function* converse(
  simulation: Simulation,
  call: QueueCall,
  agent: User,
  conversation: Conversation,
): Storyline {
  const { random, emit } = simulation;
  const { queue } = call;
  yield random.secondsBetween(60, 400);
  if (conversation === 'supervised') yield* supervise(simulation, call, agent);
  if (conversation === 'transferFails') yield* transferQueueCall(simulation, call, false);
  if (conversation === 'transferred') {
    // The first who was tried did not answer.
    if (random.chance(0.5)) yield* transferQueueCall(simulation, call, false);
    yield* transferQueueCall(simulation, call, true);
    queue.calls.delete(call);
    startWrapUp(simulation, call, agent);
  }
  yield random.secondsBetween(10, 150);
  queue.calls.delete(call);
  emit('QueueCallInDisconnected', queue.id, {
    ...callProperties(call),
    ...queueProperties(queue),
    Reason: conversation !== 'transferred' && random.chance(0.3) ? 'local' : 'remote',
    TechReason: techReason.normalClearing,
  });
  if (conversation !== 'transferred') startWrapUp(simulation, call, agent);
}
