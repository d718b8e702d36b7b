import { outboundCall } from '../calls/outbound-call.ts';
import type { Simulation, Storyline } from '../engine/simulation.ts';
import { type CallbackRequest, isFree, type QueueCall, type User } from '../state.ts';
import { sendCallbackChanged } from './callback-changed.ts';

const minuteMs = 60_000;

/** The specification lists no types of attempts; these are ours. */
const attemptType = { handled: 1, notReached: 2 };

/** Puts a caller who was not served on the call list of the queue. */
export function requestCallback(
  simulation: Simulation,
  call: QueueCall,
  typeId: CallbackRequest['typeId'],
): CallbackRequest {
  const createdMs = simulation.nowMs();
  const request: CallbackRequest = {
    id: simulation.ids.guid(),
    call,
    typeId,
    createdMs,
    dueMs: createdMs + 30 * minuteMs,
    expiryMs: createdMs + 8 * 60 * minuteMs,
    attempts: [],
  };
  call.queue.callList.requests.add(request);
  sendCallbackChanged(simulation, request);
  return request;
}

/** Agents call until the contact is reached, on the first or the second attempt, and the request is closed. */
export function* callBack(simulation: Simulation, request: CallbackRequest): Storyline {
  const { random, ids, nowMs } = simulation;
  const { callList } = request.call.queue;
  const misses = random.chance(0.5) ? 1 : 0;
  yield random.secondsBetween(20, 90);
  for (let attempt = 0; attempt < misses; attempt += 1) {
    const agent = yield* attemptToCall(simulation, request, false);
    release(request, agent);
    request.notBeforeMs = nowMs() + random.between(2, 4) * minuteMs;
    sendCallbackChanged(simulation, request);
    yield request.notBeforeMs - nowMs() + random.secondsBetween(5, 30);
  }
  const agent = yield* attemptToCall(simulation, request, true);
  release(request, agent);
  request.classificationId = ids.guid();
  callList.requests.delete(request);
  sendCallbackChanged(simulation, request);
}

function* attemptToCall(
  simulation: Simulation,
  request: CallbackRequest,
  isReached: boolean,
): Storyline<User> {
  const { random, ids, nowMs } = simulation;
  const agent = yield* freeAgent(simulation, request);
  request.assignee = agent;
  request.lastModifiedBy = agent;
  sendCallbackChanged(simulation, request);
  yield* outboundCall(simulation, agent, request.call.callerNumber, isReached);
  yield random.between(100, 900);
  request.attempts.push({
    id: ids.guid(),
    user: agent,
    typeId: isReached ? attemptType.handled : attemptType.notReached,
    note: isReached ? 'Handled' : 'No answer',
    timeMs: nowMs(),
  });
  return agent;
}

function release(request: CallbackRequest, agent: User): void {
  request.assignee = undefined;
  request.lastModifiedBy = agent;
}

/** Waits for an agent of the queue; callers who queue go first. */
function* freeAgent({ random }: Simulation, { call }: CallbackRequest): Storyline<User> {
  const { attachments, calls } = call.queue;
  for (;;) {
    const isQueueEmpty = [...calls].every(({ state }) => state !== 'queuing');
    const free = attachments.map(({ user }) => user).filter(isFree);
    const agent = isQueueEmpty ? random.pick(free) : undefined;
    if (agent !== undefined) return agent;
    yield 1000;
  }
}
