import type { OwnProperties } from '../engine/event-as-sent.ts';
import { isFree, isServing, type Queue } from '../state.ts';

const open = 5;
const noActiveHandler = 1;

/**
 * Counts a queue. An agent who serves is free, wraps up, has a call (away for a short time), or is not available (away
 * for long): the four counters add up to NbrOfAgentsCheckedInQueue. MaxWaitTime is in seconds, and counts the
 * callers who are not served yet: one for whom an agent's phone rings still waits in the queue.
 */
export function queueStatus(
  { id, name, calls, attachments }: Queue,
  nowMs: number,
): OwnProperties<'QueueStatus'> {
  const serving = attachments.map(({ user }) => user).filter(isServing);
  const wrappingUp = serving.filter(({ wrapUpEndMs }) => wrapUpEndMs !== undefined).length;
  const talking = serving.filter(({ call }) => call !== undefined).length;
  const free = serving.filter(isFree).length;
  const longTermAway = serving.length - wrappingUp - talking - free;
  const numberOf = (state: string) => [...calls].filter((call) => call.state === state).length;
  const notServed = [...calls].filter(({ state }) => state !== 'connected');
  const longestWaitMs = Math.max(0, ...notServed.map(({ arrivedMs }) => nowMs - arrivedMs));
  return {
    MaxWaitTime: Math.floor(longestWaitMs / 1000),
    NbrOfAgentsCheckedInQueue: serving.length,
    NbrOfAgentsImmediatelyFree: free,
    NbrOfAgentsLongTermAway: longTermAway,
    NbrOfAgentsOnWrapUp: wrappingUp,
    NbrOfAgentsShortTermAway: talking,
    NbrOfAllocated: numberOf('allocated'),
    NbrOfConnected: numberOf('connected'),
    NbrOfNotServedRequesters: notServed.length,
    NbrOfProviders: attachments.length,
    NbrOfQueuingRequesters: numberOf('queuing'),
    NbrOfRequesters: calls.size,
    NbrOfServingAgentsEstimate: serving.length - longTermAway,
    OpenStatus: serving.length > 0 ? open : noActiveHandler,
    QueueId: id,
    QueueName: name,
  };
}
