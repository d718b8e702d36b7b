import * as v from 'valibot';
import type { Activity } from '../../local/activity.ts';
import type { BusEvent } from '../../local/eventbridge/bus-event.ts';
import type { AnsweredRequest } from '../../local/http-api/types.ts';
import type { Counts, Step } from '../messages.ts';
import { createRates, type Rates } from './rates.ts';
import { type CallStep, readCall } from './read-call.ts';
import { type AnsweredLine, readOutcomeLine, type SettledLine } from './read-log.ts';
import { createRecords, type DeliveryRecord } from './records.ts';

const keptDeliveries = 500;

const detailSchema = v.object({
  detail: v.object({ metadata: v.object({ deliveryId: v.string() }) }),
});

/** What came, and what became of it, put together from all that the local cloud tells. */
export interface Journal {
  readonly record: (activity: Activity) => void;
  readonly find: (key: string) => DeliveryRecord | undefined;
  /** Oldest first. */
  readonly deliveries: () => readonly DeliveryRecord[];
  readonly counts: () => Counts;
  readonly rates: Rates;
  /** Keys of what changed or went since the last time it was asked. */
  readonly takeChanges: () => readonly string[];
}

const zero = {
  received: 0,
  accepted: 0,
  refused: 0,
  queued: 0,
  published: 0,
  duplicates: 0,
  quarantined: 0,
  retries: 0,
  marked: 0,
  matched: 0,
  delivered: 0,
  notDelivered: 0,
};

const countOf = {
  published: 'published',
  duplicate: 'duplicates',
  quarantined: 'quarantined',
  retry: 'retries',
} as const;

export const createJournal = (now: () => number = Date.now): Journal => {
  const counts = { ...zero };
  const rates = createRates();
  const changed = new Set<string>();
  const records = createRecords(keptDeliveries, ({ key }) => changed.add(key));

  const recordOf = (id: string): DeliveryRecord => records.find(id) ?? records.add(now(), id);
  const step = (record: DeliveryRecord, one: Step): void => {
    record.steps.push(one);
    changed.add(record.key);
  };

  const onAnswered = (request: AnsweredRequest): void => {
    const { requestId, startedMs, latencyMs, status, body } = request;
    counts.received += 1;
    counts[status === 200 ? 'accepted' : 'refused'] += 1;
    if (status !== 200) rates.count('others', now());
    rates.measure('answer', latencyMs, now());
    const record = recordOf(requestId);
    record.atMs = startedMs;
    record.status = status;
    record.body = body;
    if (status !== 200) record.outcome = 'refused';
    step(record, { kind: 'received', atMs: startedMs });
    step(record, { kind: 'answered', atMs: startedMs + latencyMs, what: `${status}` });
  };

  /** The line alone knows which request made which delivery: what was noted of either becomes one. */
  const onAnsweredLine = ({ requestId, deliveryId, ...line }: AnsweredLine): void => {
    const id = requestId ?? deliveryId;
    if (id === undefined) return;
    const record = recordOf(id);
    const other = records.find(deliveryId);
    if (other && other !== record) records.merge(record, other);
    if (deliveryId !== undefined) records.alias(record, deliveryId);
    record.deliveryId = deliveryId;
    record.endpoint = line.endpoint;
    record.eventType ??= line.eventHeader;
    if (line.outcome !== 'accepted') record.reason = line.outcome;
    changed.add(record.key);
  };

  const onSettled = ({ outcome, deliveryId, cause, error, ...line }: SettledLine): void => {
    counts[countOf[outcome]] += 1;
    rates.count(outcome === 'published' ? 'published' : 'others', now());
    const record = recordOf(deliveryId);
    const reason = line.reason ?? error ?? cause;
    Object.assign(record, { outcome, deliveryId, reason });
    record.endpoint ??= line.endpoint;
    record.id = line.id ?? record.id;
    record.eventType = line.eventType ?? record.eventType;
    record.receiveCount = line.receiveCount;
    record.schema = line.schema;
    record.flags = line.flags;
    record.issues = line.issues;
    // The others are told by the calls that made them so.
    if (outcome === 'duplicate' || outcome === 'retry')
      step(record, { kind: outcome, atMs: now(), what: reason });
    changed.add(record.key);
  };

  const onCall = ({ kind, deliveryIds }: CallStep, atMs: number): void => {
    for (const deliveryId of deliveryIds) {
      const record = recordOf(deliveryId);
      record.deliveryId = deliveryId;
      // What was released leaves the quarantine, too.
      if (kind === 'dropped' && record.outcome !== 'quarantined') continue;
      if (kind === 'dropped') record.outcome = 'dropped';
      if (kind === 'queued') counts.queued += 1;
      if (kind === 'marked') counts.marked += 1;
      if (kind === 'released') Object.assign(record, { outcome: 'inFlight', reason: undefined });
      step(record, { kind, atMs });
    }
  };

  const onPublished = ({ id, json, ingestedMs }: BusEvent): void => {
    const event = v.safeParse(detailSchema, JSON.parse(json));
    if (!event.success) return;
    const record = recordOf(event.output.detail.metadata.deliveryId);
    record.eventJson = json;
    records.alias(record, id);
    // Of a released one it is the time a person took.
    if (!record.steps.some(({ kind }) => kind === 'released'))
      rates.measure('publication', ingestedMs - record.atMs, now());
    step(record, { kind: 'published', atMs: ingestedMs });
  };

  const onBus = (event: BusEvent, kind: Step['kind'], what: string): void => {
    const record = records.find(event.id);
    if (record) step(record, { kind, atMs: now(), what });
  };

  return {
    record: (activity) => {
      switch (activity.kind) {
        case 'answered':
          return onAnswered(activity.request);
        case 'served': {
          const call = readCall(activity.call);
          return call && onCall(call, activity.call.endedMs);
        }
        case 'log': {
          const line = readOutcomeLine(activity.text);
          if (line?.message === 'webhook answered') onAnsweredLine(line);
          if (line?.message === 'delivery settled') onSettled(line);
          return;
        }
        case 'published':
          return onPublished(activity.event);
        case 'matched':
          counts.matched += 1;
          return onBus(activity.event, 'matched', activity.rule);
        case 'delivered':
          counts.delivered += 1;
          return onBus(activity.event, 'delivered', activity.target);
        case 'deliveryFailed':
          counts.notDelivered += 1;
          return onBus(activity.event, 'notDelivered', `${activity.target}: ${activity.code}`);
        case 'replayed':
          return onBus(activity.event, 'replayed', activity.replay);
      }
    },
    find: records.find,
    deliveries: () => [...records.all()],
    counts: () => ({ ...counts }),
    rates,
    takeChanges: () => {
      const keys = [...changed];
      changed.clear();
      return keys;
    },
  };
};
