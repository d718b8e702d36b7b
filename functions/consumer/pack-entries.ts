import type { Claimed } from './claim-events.ts';
import { entryBytes, maxRequestBytes, maxRequestEntries } from './entry-size.ts';

/** Packs claimed events into as few PutEvents calls as its limits allow, in order. */
export const packEntries = (claimed: readonly Claimed[]): Claimed[][] => {
  const calls: Claimed[][] = [];
  let room = { entries: 0, bytes: 0 };
  for (const item of claimed) {
    const bytes = entryBytes(item.event.entry);
    if (room.entries === 0 || room.bytes <= bytes) {
      calls.push([]);
      room = { entries: maxRequestEntries, bytes: maxRequestBytes };
    }
    calls.at(-1)?.push(item);
    room = { entries: room.entries - 1, bytes: room.bytes - bytes };
  }
  return calls;
};
