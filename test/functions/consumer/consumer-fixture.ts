import { randomUUID } from 'node:crypto';
import type { Context, SQSMessageAttribute, SQSRecord } from 'aws-lambda';
import type { Claimed } from '../../../functions/consumer/claim-events.ts';
import type { Clock } from '../../../functions/consumer/clock.ts';
import type { Delivery } from '../../../functions/consumer/delivery.ts';
import type { EntryAnswer, PutEvents } from '../../../functions/consumer/event-bus.ts';
import type { EventStore } from '../../../functions/consumer/event-store.ts';
import { parseDelivery } from '../../../functions/consumer/parse-delivery.ts';
import type { InvocationLimits, Ports } from '../../../functions/consumer/ports.ts';
import type { BusEntry, Publishable } from '../../../functions/consumer/publishable.ts';
import type { Refusal } from '../../../functions/consumer/settlement.ts';
import {
  type BodyEncoding,
  deliveryAttributes,
} from '../../../functions/runtime/delivery-attributes.ts';
import { sample } from '../../../lib/catalogue/index.ts';
import { memoryEventStore } from './memory-event-store.ts';

export const startMs = Date.parse('2026-11-20T10:00:00.000Z');
/** Stands for all that is personal in a body. */
export const phoneNumber = '+358401234567';
export const options = { busName: 'bus', deduplicationDays: 30 };
export const limits: InvocationLimits = {
  deadlineMs: startMs + 14_000,
  leaseUntilMs: startMs + 18_000,
};

export const context: Context = {
  callbackWaitsForEmptyEventLoop: true,
  functionName: 'consumer',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-north-1:111122223333:function:consumer',
  memoryLimitInMB: '512',
  awsRequestId: 'b1e1b1f0-0000-4000-8000-000000000000',
  logGroupName: '/aws/lambda/consumer',
  logStreamName: 'stream',
  getRemainingTimeInMillis: () => 15_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

/** The members of an event as Enreach sends it, of a fresh Id. */
export const makeEvent = (members: Readonly<Record<string, unknown>> = {}) => ({
  ...sample('QueueStatus'),
  Id: randomUUID(),
  QueueName: phoneNumber,
  ...members,
});

/** Undefined leaves an attribute out. */
export interface DeliveryParts {
  readonly body?: string | Buffer;
  readonly deliveryId?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly receivedAt?: string | undefined;
  readonly encoding?: BodyEncoding | 'unheard-of' | undefined;
  readonly eventHeader?: string | undefined;
  readonly contentType?: string | undefined;
  readonly traceHeader?: string | undefined;
  readonly receiveCount?: number;
}

/** A record as SQS hands over what the ingress sent. */
export const makeRecord = (parts: DeliveryParts = {}): SQSRecord => {
  const attributes = {
    endpoint: 'default',
    deliveryId: randomUUID(),
    receivedAt: '2026-11-20T09:59:58.000Z',
    encoding: 'text',
    eventHeader: 'QueueStatus',
    contentType: undefined,
    ...parts,
  };
  const messageAttributes: Record<string, SQSMessageAttribute> = {};
  const put = (name: string, value: string | undefined) => {
    if (value === undefined) return;
    messageAttributes[name] = { stringValue: value, dataType: 'String' };
  };
  put(deliveryAttributes.endpoint, attributes.endpoint);
  put(deliveryAttributes.deliveryId, attributes.deliveryId);
  put(deliveryAttributes.receivedAt, attributes.receivedAt);
  put(deliveryAttributes.encoding, attributes.encoding);
  put(deliveryAttributes.eventHeader, attributes.eventHeader);
  put(deliveryAttributes.contentType, attributes.contentType);
  const messageId = randomUUID();
  return {
    messageId,
    receiptHandle: `receipt of ${messageId}`,
    body: `${parts.body ?? JSON.stringify(makeEvent())}`,
    attributes: {
      ApproximateReceiveCount: `${parts.receiveCount ?? 1}`,
      SentTimestamp: `${startMs - 1_000}`,
      SenderId: 'AROAEXAMPLE',
      ApproximateFirstReceiveTimestamp: `${startMs}`,
      ...(parts.traceHeader !== undefined && { AWSTraceHeader: parts.traceHeader }),
    },
    messageAttributes,
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-north-1:111122223333:deliveries',
    awsRegion: 'eu-north-1',
  };
};

export const makeDelivery = (parts: Partial<Delivery> = {}): Delivery => {
  const messageId = randomUUID();
  return {
    messageId,
    receiptHandle: `receipt of ${messageId}`,
    receiveCount: 1,
    deliveryId: randomUUID(),
    endpoint: 'default',
    receivedAt: '2026-11-20T09:59:58.000Z',
    encoding: 'text',
    eventHeader: 'QueueStatus',
    body: Buffer.from(JSON.stringify(makeEvent())),
    ...parts,
  };
};

/** An event ready to be published, as parsing makes it of these members. */
export const makePublishable = (
  members: Readonly<Record<string, unknown>> = {},
  delivery: Partial<Delivery> = {},
): Publishable => {
  const body = Buffer.from(JSON.stringify(makeEvent(members)));
  const parsed = parseDelivery(makeDelivery({ body, ...delivery }), { ...options, nowMs: startMs });
  if (parsed.kind !== 'publishable') throw new Error(`refused: ${parsed.refusal.reason}`);
  return parsed.event;
};

export const makeClaimed = (event = makePublishable()): Claimed => ({
  event,
  attemptId: randomUUID(),
  takeover: false,
});

/** Time that passes only when it is slept or a call takes it. */
const makeClock = (): Clock & { nowMs: number } => {
  const clock = {
    nowMs: startMs,
    now: () => clock.nowMs,
    sleep: async (ms: number) => {
      clock.nowMs += ms;
    },
    random: () => 0.999,
  };
  return clock;
};

/** How each entry of a call fares. */
export type BusAnswer = (entries: readonly BusEntry[]) => readonly EntryAnswer[];

const idOf = (entry: BusEntry): unknown => {
  const detail: unknown = JSON.parse(entry.Detail);
  return typeof detail === 'object' && detail !== null && 'Id' in detail ? detail.Id : undefined;
};

export const publishAll: BusAnswer = (entries) => entries.map(() => ({ state: 'published' }));
export const answerAll =
  (answer: EntryAnswer): BusAnswer =>
  (entries) =>
    entries.map(() => answer);

export const throttled: EntryAnswer = {
  state: 'refused',
  error: 'ThrottlingException',
  retryNow: true,
};
export const denied: EntryAnswer = {
  state: 'refused',
  error: 'AccessDeniedException',
  retryNow: false,
};
export const malformed: EntryAnswer = { state: 'refusedForGood', error: 'MalformedDetail' };
export const unanswered: EntryAnswer = { state: 'unknownOutcome', error: 'TimeoutError' };

export const outage = Object.assign(new Error(`echo of ${phoneNumber}`), {
  name: 'InternalServerError',
});

/**
 * All that the consumer calls, in memory: what was called, in order, is in `journal`.
 *
 * The next calls fail or answer as `faults` and `busAnswers` say, in turn; a call takes as long as `tookMs` says.
 */
export const startWorld = () => {
  const clock = makeClock();
  const memory = memoryEventStore();
  const journal: string[] = [];
  const quarantined: Refusal[] = [];
  const published: unknown[] = [];
  const busAnswers: BusAnswer[] = [];
  const faults: Record<'claim' | 'mark' | 'release' | 'quarantine', (Error | undefined)[]> = {
    claim: [],
    mark: [],
    release: [],
    quarantine: [],
  };
  const tookMs = { claim: 0, put: 0, mark: 0 };
  /** Marks that a call leaves over, for the next calls. */
  const leftOver: number[] = [];

  const fail = (call: keyof typeof faults) => {
    const fault = faults[call].shift();
    if (fault) throw fault;
  };
  const store: EventStore = {
    claim: async (request) => {
      journal.push(`claim ${request.id}`);
      clock.nowMs += tookMs.claim;
      fail('claim');
      return memory.claim(request);
    },
    markPublished: async (marks) => {
      journal.push(`mark ${marks.map(({ id }) => id)}`);
      clock.nowMs += tookMs.mark;
      fail('mark');
      const taken = marks.length - (leftOver.shift() ?? 0);
      await memory.markPublished(marks.slice(0, taken));
      return marks.slice(taken);
    },
    release: async (id, attemptId) => {
      journal.push(`release ${id}`);
      fail('release');
      return memory.release(id, attemptId);
    },
  };
  const putEvents: PutEvents = async (entries) => {
    const ids = entries.map(idOf);
    journal.push(`put ${ids}`);
    clock.nowMs += tookMs.put;
    const answers = (busAnswers.shift() ?? publishAll)(entries);
    published.push(...ids.filter((_, index) => answers[index]?.state === 'published'));
    return answers;
  };
  const ports: Ports = {
    store,
    putEvents,
    quarantine: async (refusal) => {
      journal.push(`quarantine ${refusal.delivery.deliveryId}`);
      fail('quarantine');
      quarantined.push(refusal);
    },
    clock: {
      ...clock,
      now: () => clock.nowMs,
      sleep: async (ms) => {
        journal.push('sleep');
        clock.nowMs += ms;
      },
    },
    newAttemptId: randomUUID,
  };
  return {
    clock,
    memory,
    journal,
    quarantined,
    published,
    busAnswers,
    faults,
    tookMs,
    leftOver,
    ports,
    /** Puts a claim of another attempt into the store. */
    claimFirst: async ({ id, fingerprint }: Publishable, leaseUntilMs: number) => {
      const request = { id, fingerprint, leaseUntilMs, nowMs: clock.nowMs };
      await memory.claim({ ...request, attemptId: randomUUID(), deliveryId: randomUUID() });
    },
    publishFirst: async ({ id, fingerprint }: Publishable) => {
      const mark = { id, fingerprint, publishedAtMs: clock.nowMs };
      await memory.markPublished([{ ...mark, attemptId: randomUUID(), deliveryId: randomUUID() }]);
    },
  };
};
