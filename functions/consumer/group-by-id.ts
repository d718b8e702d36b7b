import type { Publishable } from './publishable.ts';

/** Two deliveries of one event in a batch: one publishes, the others follow what becomes of it. */
export const groupById = (events: readonly Publishable[]) => {
  const groups = Map.groupBy(events, (event) => event.id);
  const leaders = [...groups.values()].flatMap((group) => group.slice(0, 1));
  const copies = [...groups.values()].flatMap((group) => group.slice(1));
  return { leaders, copies };
};
