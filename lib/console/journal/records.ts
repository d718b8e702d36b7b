import type { Delivery, DeliveryOutcome, IssueLine, Step } from '../messages.ts';

/** A delivery as the journal keeps it, while it still changes. */
export interface DeliveryRecord {
  readonly key: string;
  atMs: number;
  eventType?: string;
  id?: string;
  deliveryId?: string;
  endpoint?: string;
  outcome: DeliveryOutcome;
  status?: number;
  reason?: string;
  issues: readonly IssueLine[];
  flags: readonly string[];
  schema?: string;
  receiveCount?: number;
  readonly steps: Step[];
  /** As it was sent. */
  body?: Buffer;
  /** The event as it is on the bus. */
  eventJson?: string;
}

/** The newest deliveries, found by any of their ids. */
export interface Records {
  /** @param id - delivery id, API Gateway's request id, or id of the event on the bus. */
  readonly find: (id: string | undefined) => DeliveryRecord | undefined;
  readonly add: (atMs: number, id: string) => DeliveryRecord;
  readonly alias: (record: DeliveryRecord, id: string) => void;
  /** Two that turn out to be one: the other's ids find this one, and the other is gone. */
  readonly merge: (record: DeliveryRecord, other: DeliveryRecord) => void;
  readonly all: () => Iterable<DeliveryRecord>;
}

/** @param most - the oldest goes when there are more. */
export const createRecords = (most: number, onGone: (record: DeliveryRecord) => void): Records => {
  const records = new Map<string, DeliveryRecord>();
  const byId = new Map<string, DeliveryRecord>();
  const idsOf = new Map<DeliveryRecord, string[]>();
  let count = 0;

  const alias = (record: DeliveryRecord, id: string): void => {
    byId.set(id, record);
    idsOf.get(record)?.push(id);
  };
  const remove = (record: DeliveryRecord): void => {
    records.delete(record.key);
    for (const id of idsOf.get(record) ?? []) if (byId.get(id) === record) byId.delete(id);
    idsOf.delete(record);
    onGone(record);
  };

  return {
    find: (id) => (id === undefined ? undefined : (byId.get(id) ?? records.get(id))),
    add: (atMs, id) => {
      count += 1;
      const record: DeliveryRecord = {
        key: `d${count}`,
        atMs,
        outcome: 'inFlight',
        issues: [],
        flags: [],
        steps: [],
      };
      records.set(record.key, record);
      idsOf.set(record, []);
      alias(record, id);
      const [oldest] = records.values();
      if (records.size > most && oldest) remove(oldest);
      return record;
    },
    alias,
    merge: (record, other) => {
      const ids = idsOf.get(other) ?? [];
      record.steps.push(...other.steps);
      Object.assign(record, { ...other, ...record, outcome: other.outcome });
      remove(other);
      for (const id of ids) alias(record, id);
    },
    all: () => records.values(),
  };
};

/** What the page is told of it. */
export const deliveryOf = ({ body, eventJson, steps, ...record }: DeliveryRecord): Delivery => ({
  ...record,
  bodyBytes: body?.length,
  steps: steps.toSorted((a, b) => a.atMs - b.atMs),
});
