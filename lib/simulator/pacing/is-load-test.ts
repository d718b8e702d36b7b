import type { DueEvent } from './pace.ts';

/** What one may send to any address without asking: about what trying an endpoint out takes. */
export const tryingOut = { events: 100, eventsPerSecond: 50 } as const;

/** Whether events are more in all, or more within some second, than trying an endpoint out takes. */
export const isLoadTest = (events: Iterable<Pick<DueEvent, 'dueMs'>>): boolean => {
  const dueTimes: number[] = [];
  for (const { dueMs } of events) {
    dueTimes.push(dueMs);
    const earlier = dueTimes[dueTimes.length - 1 - tryingOut.eventsPerSecond];
    if (earlier !== undefined && dueMs - earlier < 1000) return true;
    if (dueTimes.length > tryingOut.events) return true;
  }
  return false;
};
