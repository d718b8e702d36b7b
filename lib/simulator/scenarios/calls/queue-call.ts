import { callBack, requestCallback } from '../callbacks/callback.ts';
import type { Simulation, Storyline } from '../engine/simulation.ts';
import type { Queue, QueueCall } from '../state.ts';
import { awaitAnswer, type Patience } from './await-answer.ts';
import { callProperties, createQueueCall, menuProperties, queueProperties } from './call.ts';
import { type Conversation, converse } from './converse.ts';
import { techReason } from './tech-reason.ts';

export interface QueueCallPlan extends Patience {
  readonly conversation: Conversation;
  /** What an impatient caller does, or the queue for the caller. */
  readonly unanswered: 'hangsUp' | 'asksForCallback' | 'overflows';
}

/** A call to a service queue, from the first tone to the last, its callback included. */
export function* queueCall(simulation: Simulation, queue: Queue, plan: QueueCallPlan): Storyline {
  const call = yield* arrive(simulation, queue);
  const agent = yield* awaitAnswer(simulation, call, plan);
  if (agent !== undefined) {
    yield* converse(simulation, call, agent, plan.conversation);
  } else if (plan.unanswered === 'hangsUp') {
    hangUp(simulation, call);
  } else {
    const typeId = plan.unanswered === 'overflows' ? 2 : 1;
    yield* overflow(simulation, call, typeId === 2 ? 'MaxWaitTimeReached' : 'CallbackChosen');
    const request = requestCallback(simulation, call, typeId);
    yield simulation.random.between(300, 900);
    hangUp(simulation, call);
    yield* callBack(simulation, request);
  }
}

function* arrive(simulation: Simulation, queue: Queue): Storyline<QueueCall> {
  const { random, emit, nowMs } = simulation;
  const call = createQueueCall(simulation, queue);
  const properties = {
    ...callProperties(call),
    ...queueProperties(queue),
    QueueNumber: queue.number,
  };
  emit('QueueCallInComing', queue.id, properties);
  yield random.secondsBetween(2, 9);
  call.arrivedMs = nowMs();
  queue.calls.add(call);
  emit('QueueCallInArrived', queue.id, properties);
  yield random.between(50, 250);
  return call;
}

function* overflow({ random, emit }: Simulation, call: QueueCall, techEvent: string): Storyline {
  const { queue } = call;
  queue.calls.delete(call);
  emit('QueueCallInOverflow', queue.id, {
    ...callProperties(call),
    ...queueProperties(queue),
    ...menuProperties(queue),
    OverflowApplet: 'CallbackRequest',
    TechEvent: techEvent,
    TechNumber: queue.number,
    TechSource: 'Queue',
  });
  yield random.secondsBetween(6, 14);
}

function hangUp({ emit }: Simulation, call: QueueCall): void {
  const { queue } = call;
  queue.calls.delete(call);
  emit('QueueCallInDisconnected', queue.id, {
    ...callProperties(call),
    ...queueProperties(queue),
    Reason: 'remote',
    TechReason: techReason.normalClearing,
  });
}
