import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { BusEvent, GenericBusEvent } from '../../catalogue/index.ts';
import type { ClaimAnswer, EventStore, Mark } from '../../claims/event-store.ts';
import { storeCallMs } from '../../claims/timings.ts';
import type { Deduplication } from './enreach-handler.ts';

/** Lambda ends an invocation at its deadline; what it had sent by then may take a moment more. */
const leaseMarginMs = 3_000;

const firstPauseMs = 50;

/**
 * What counts as one event: for each function its `Id`, and again for each replay, which is asked for to have events
 * handled anew.
 */
const keyOf = (event: BusEvent | GenericBusEvent, functionName: string): string =>
  [functionName, event.detail.Id, event['replay-name']]
    .filter((part) => part !== undefined)
    .join('#');

/**
 * Whether the event is this attempt's to handle.
 *
 * @throws Error when it is nobody's yet: another attempt holds it, or its `Id` belongs to an event of another type.
 */
const isOurs = (answer: ClaimAnswer, eventType: string): boolean => {
  switch (answer.state) {
    case 'claimed':
      return true;
    case 'leased':
      throw new Error('another attempt is handling the event: try again later');
    case 'published':
      if (answer.fingerprint === eventType) return false;
  }
  throw new Error('the Id is that of an event of another type');
};

/** Tries as long as time remains: an event that is handled and not marked may be handled again. */
const mark = async (store: EventStore, done: Mark, deadlineMs: number): Promise<void> => {
  let fault: unknown = 'not taken';
  for (let pauseMs = firstPauseMs; ; pauseMs *= 2) {
    try {
      if ((await store.markPublished([done])).length === 0) return;
    } catch (error) {
      fault = error;
    }
    if (Date.now() + pauseMs + storeCallMs > deadlineMs) break;
    await setTimeout(pauseMs);
  }
  // To fail the event now would have it handled again for certain.
  console.error('handled, but not marked as handled', { key: done.id }, fault);
};

const giveUp = async (store: EventStore, key: string, attemptId: string): Promise<void> => {
  try {
    await store.release(key, attemptId);
  } catch {
    // The claim then ends with its lease.
  }
};

/**
 * Handles each event once, by claim, work and mark: "handled" is never recorded before the work is done, so a crash
 * repeats an event and loses none.
 *
 * What remains: an event is handled again if the function dies after the work and before the mark, or the mark fails to
 * the end. Two attempts never work at a time.
 *
 * @see docs/decisions/0003-claim-publish-mark.md
 */
export const oncePerEvent =
  (store: EventStore): Deduplication =>
  async (event, context, work) => {
    const id = keyOf(event, context.functionName);
    const fingerprint = event['detail-type'];
    const { deliveryId } = event.detail.metadata;
    const attemptId = randomUUID();
    const nowMs = Date.now();
    const deadlineMs = nowMs + context.getRemainingTimeInMillis();
    const leaseUntilMs = deadlineMs + leaseMarginMs;
    const request = { id, attemptId, deliveryId, fingerprint, nowMs, leaseUntilMs };
    if (!isOurs(await store.claim(request), fingerprint)) return;
    try {
      await work();
    } catch (error) {
      await giveUp(store, id, attemptId);
      throw error;
    }
    const publishedAtMs = Date.now();
    await mark(store, { id, attemptId, deliveryId, fingerprint, publishedAtMs }, deadlineMs);
  };
