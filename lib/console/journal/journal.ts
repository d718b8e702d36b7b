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

const sinceTheStart = {
  received: 0,
  accepted: 0,
  refused: 0,
  published: 0,
  duplicate: 0,
  quarantined: 0,
  retry: 0,
  delivered: 0,
};

export const createJournal = (now: () => number = Date.now): Journal => {
  const counts = { ...sinceTheStart };
  const rates = createRates();
  const changed = new Set<string>();
  const records = createRecords(keptDeliveries, (key) => changed.add(key));

  /** The one that this is about, which has changed. */
  const recordOf = (id: string): DeliveryRecord => {
    const record = records.find(id) ?? records.add(now(), id);
    changed.add(record.key);
    return record;
  };

  const onAnswered = ({ requestId, startedMs, latencyMs, status, body }: AnsweredRequest): void => {
    const record = recordOf(requestId);
    record.atMs = startedMs;
    record.body = body;
    record.steps.push(
      { kind: 'received', atMs: startedMs },
      { kind: 'answered', atMs: startedMs + latencyMs, what: `${status}` },
    );
    counts.received += 1;
    rates.measure('answer', latencyMs, now());
    if (status === 200) {
      counts.accepted += 1;
      return;
    }
    record.outcome = 'refused';
    counts.refused += 1;
    rates.count('others', now());
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
  };

  const onSettled = (line: SettledLine): void => {
    const { outcome, deliveryId, receiveCount, flags, issues } = line;
    counts[outcome] += 1;
    rates.count(outcome === 'published' ? 'published' : 'others', now());
    const record = recordOf(deliveryId);
    const reason = line.reason ?? line.error ?? line.cause;
    Object.assign(record, { outcome, deliveryId, reason, receiveCount, flags, issues });
    record.endpoint ??= line.endpoint;
    record.id = line.id ?? record.id;
    record.eventType = line.eventType ?? record.eventType;
    // The bus tells of that one.
    if (outcome !== 'published') record.steps.push({ kind: outcome, atMs: now(), what: reason });
  };

  const onCall = ({ kind, deliveryIds }: CallStep, atMs: number): void => {
    for (const deliveryId of deliveryIds) {
      const record = recordOf(deliveryId);
      record.deliveryId = deliveryId;
      // What was released leaves the quarantine, too.
      if (kind === 'dropped' && record.outcome !== 'quarantined') continue;
      if (kind === 'dropped') record.outcome = 'dropped';
      if (kind === 'released') Object.assign(record, { outcome: 'inFlight', reason: undefined });
      record.steps.push({ kind, atMs });
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
    record.steps.push({ kind: 'published', atMs: ingestedMs });
  };

  const onBus = ({ id }: BusEvent, kind: Step['kind'], what: string): void => {
    if (records.find(id)) recordOf(id).steps.push({ kind, atMs: now(), what });
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
          return onBus(activity.event, 'matched', activity.rule);
        case 'delivered':
          counts.delivered += 1;
          return onBus(activity.event, 'delivered', activity.target);
        case 'deliveryFailed':
          return onBus(activity.event, 'notDelivered', `${activity.target}: ${activity.code}`);
        case 'replayed':
          return onBus(activity.event, 'replayed', activity.replay);
      }
    },
    find: records.find,
    deliveries: records.all,
    counts: () => ({ ...counts }),
    rates,
    takeChanges: () => {
      const keys = [...changed];
      changed.clear();
      return keys;
    },
  };
};
