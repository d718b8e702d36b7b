export interface Agenda<Item> {
  readonly add: (atMs: number, item: Item) => void;
  /** Takes out the earliest; of the same time, the one that was added first. */
  readonly next: () => { readonly atMs: number; readonly item: Item } | undefined;
}

/** What is due when: a priority queue. A sorted list will do for the hundred entries of a contact centre. */
export function createAgenda<Item>(): Agenda<Item> {
  const entries: { readonly atMs: number; readonly item: Item }[] = [];
  return {
    add: (atMs, item) => {
      const before = entries.findLastIndex((entry) => entry.atMs <= atMs);
      entries.splice(before + 1, 0, { atMs, item });
    },
    next: () => entries.shift(),
  };
}
