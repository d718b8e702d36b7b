import type { OwnProperties } from '../engine/event-as-sent.ts';
import { isServing, type Queue } from '../state.ts';

const hourMs = 3_600_000;

/** Counts the open callback requests of a queue's call list. */
export function callbackListStatus(
  { callList, attachments }: Queue,
  nowMs: number,
): OwnProperties<'CallbackListStatus'> {
  const requests = [...callList.requests];
  const count = (matches: (request: (typeof requests)[number]) => boolean) =>
    requests.filter(matches).length;
  const isWithin = (timeMs: number, spanMs: number) => timeMs > nowMs && timeMs <= nowMs + spanMs;
  const serving = attachments.map(({ user }) => user).filter(isServing);
  return {
    CallListId: callList.id,
    ExpiresIn24h: count(({ expiryMs }) => isWithin(expiryMs, 24 * hourMs)),
    IsAutoAllocate: true,
    NextHourOverDueDate: count(({ dueMs }) => isWithin(dueMs, hourMs)),
    NextHourRevealedNotBefore: count(({ notBeforeMs = 0 }) => isWithin(notBeforeMs, hourMs)),
    TotalActiveAgents: attachments.length,
    TotalAssigned: count(({ assignee }) => assignee !== undefined),
    TotalAutoAllocateAgents: serving.length,
    TotalFreeForAllocation: count(
      ({ assignee, notBeforeMs = 0 }) => assignee === undefined && notBeforeMs <= nowMs,
    ),
    TotalHidingNotBefore: count(({ notBeforeMs = 0 }) => notBeforeMs > nowMs),
    TotalOpenRequests: requests.length,
    TotalOverDueDate: count(({ dueMs }) => dueMs <= nowMs),
    TotalServingAgents: serving.length,
    // As the specification says, whether they have a request already is not looked at.
    TotalServingAutoAllocateAgents: serving.length,
  };
}
