import type { Delivery, Step } from '../messages.ts';

type Changing<Content> = { -readonly [Name in keyof Content]: Content[Name] };

/** A delivery as the journal keeps it, while it still changes. */
export interface DeliveryRecord extends Changing<Omit<Delivery, 'steps' | 'bodyBytes'>> {
  readonly steps: Step[];
  /** All that it is found by. */
  readonly ids: string[];
  /** As it was sent. */
  body?: Buffer;
  /** The event as it is on the bus. */
  eventJson?: string;
}

/** The newest deliveries, found by any of their ids. */
export interface Records {
  /** @param id - key, delivery id, API Gateway's request id, or id of the event on the bus. */
  readonly find: (id: string | undefined) => DeliveryRecord | undefined;
  readonly add: (atMs: number, id: string) => DeliveryRecord;
  readonly alias: (record: DeliveryRecord, id: string) => void;
  /** Two that turn out to be one: the other's ids find this one, and the other is gone. */
  readonly merge: (record: DeliveryRecord, other: DeliveryRecord) => void;
  /** Oldest first. */
  readonly all: () => readonly DeliveryRecord[];
}

/** @param most - the oldest goes when there are more. */
export const createRecords = (most: number, onGone: (key: string) => void): Records => {
  const records = new Set<DeliveryRecord>();
  const byId = new Map<string, DeliveryRecord>();
  let count = 0;

  const alias = (record: DeliveryRecord, id: string): void => {
    byId.set(id, record);
    record.ids.push(id);
  };
  const remove = (record: DeliveryRecord): void => {
    records.delete(record);
    for (const id of record.ids) if (byId.get(id) === record) byId.delete(id);
    onGone(record.key);
  };

  return {
    find: (id) => (id === undefined ? undefined : byId.get(id)),
    add: (atMs, id) => {
      count += 1;
      const key = `d${count}`;
      const empty = { issues: [], flags: [], steps: [], ids: [] };
      const record: DeliveryRecord = { key, atMs, outcome: 'inFlight', ...empty };
      records.add(record);
      alias(record, key);
      alias(record, id);
      const [oldest] = records;
      if (records.size > most && oldest) remove(oldest);
      return record;
    },
    alias,
    merge: (record, other) => {
      record.steps.push(...other.steps);
      Object.assign(record, { ...other, ...record, outcome: other.outcome });
      remove(other);
      for (const id of other.ids) if (id !== other.key) alias(record, id);
    },
    all: () => [...records],
  };
};

/** What the page is told of it. */
export const deliveryOf = (record: DeliveryRecord): Delivery => {
  const { body, eventJson, ids, steps, ...told } = record;
  return {
    ...told,
    bodyBytes: body?.length,
    steps: steps.toSorted((a, b) => a.atMs - b.atMs),
  };
};
