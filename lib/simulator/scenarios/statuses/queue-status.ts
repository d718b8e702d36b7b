import type { OwnProperties } from '../engine/event-as-sent.ts';
import { isFree, isServing, type Queue } from '../state.ts';

const open = 5;
const noActiveHandler = 1;

/**
 * Counts a queue. An agent who serves is free, wraps up, has a call (away for a short time), or is not available (away
 * for long): the four counters add up to NbrOfAgentsCheckedInQueue. MaxWaitTime is in seconds.
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
  const callsInState = (state: string) => [...calls].filter((call) => call.state === state);
  const queuing = callsInState('queuing');
  const allocated = callsInState('allocated').length;
  const longestWaitMs = Math.max(0, ...queuing.map(({ arrivedMs }) => nowMs - arrivedMs));
  return {
    MaxWaitTime: Math.floor(longestWaitMs / 1000),
    NbrOfAgentsCheckedInQueue: serving.length,
    NbrOfAgentsImmediatelyFree: free,
    NbrOfAgentsLongTermAway: longTermAway,
    NbrOfAgentsOnWrapUp: wrappingUp,
    NbrOfAgentsShortTermAway: talking,
    NbrOfAllocated: allocated,
    NbrOfConnected: callsInState('connected').length,
    NbrOfNotServedRequesters: queuing.length + allocated,
    NbrOfProviders: attachments.length,
    NbrOfQueuingRequesters: queuing.length,
    NbrOfRequesters: calls.size,
    NbrOfServingAgentsEstimate: serving.length - longTermAway,
    OpenStatus: serving.length > 0 ? open : noActiveHandler,
    QueueId: id,
    QueueName: name,
  };
}
