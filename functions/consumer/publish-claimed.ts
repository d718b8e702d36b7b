import type { Claimed } from './claim-events.ts';
import type { EntryAnswer } from './event-bus.ts';
import { markPublished } from './mark-published.ts';
import { packEntries } from './pack-entries.ts';
import type { InvocationLimits, Ports } from './ports.ts';
import { type HeldClaim, refuseEvent, retryEvent, type Settlement } from './settlement.ts';
import { callMs } from './timings.ts';

const firstPauseMs = 100;

type Answered<Answer extends EntryAnswer = EntryAnswer> = Claimed & { readonly answer: Answer };
type NotPublished = Exclude<EntryAnswer, { state: 'published' }>;

const isNotPublished = (item: Answered): item is Answered<NotPublished> =>
  item.answer.state !== 'published';

const putOnce = async (claimed: readonly Claimed[], { putEvents }: Ports): Promise<Answered[]> => {
  const calls = packEntries(claimed).map(async (items) => {
    const answers = await putEvents(items.map(({ event }) => event.entry));
    return items.map((item, index): Answered => {
      const answer = answers[index] ?? { state: 'unknownOutcome', error: 'NoAnswer' };
      return { ...item, answer };
    });
  });
  return (await Promise.all(calls)).flat();
};

/** Gives a definitely refused event up, so that a later delivery may claim it at once; else its claim ends with the lease. */
const release = async (
  { event, attemptId, takeover }: Claimed,
  { deadlineMs }: InvocationLimits,
  { store, clock }: Ports,
): Promise<HeldClaim> => {
  if (clock.now() + callMs.store > deadlineMs) return { takeover, claim: 'kept' };
  try {
    await store.release(event.id, attemptId);
    return { takeover, claim: 'released' };
  } catch {
    return { takeover, claim: 'releaseFailed' };
  }
};

/**
 * Has a refused event received again. One that was taken over is not released: the attempt before may have published it,
 * and with its record gone other content would pass under its `Id`.
 */
const retryRefused = async (
  item: Claimed,
  error: string,
  limits: InvocationLimits,
  ports: Ports,
): Promise<Settlement> => {
  const { event, takeover } = item;
  const refused = { step: 'publish', error } as const;
  if (takeover) {
    const kept = { takeover, claim: 'kept', notBeforeMs: limits.leaseUntilMs } as const;
    return retryEvent(event, 'refused', { ...refused, ...kept });
  }
  const claim = await release(item, limits, ports);
  return retryEvent(event, 'refused', { ...refused, ...claim });
};

/** What one answer means for its event; `again` when another try in this invocation may succeed. */
const settleAnswer = async (
  item: Answered<NotPublished>,
  limits: InvocationLimits,
  ports: Ports,
): Promise<Settlement | 'again'> => {
  const { event, answer } = item;
  switch (answer.state) {
    case 'unknownOutcome':
      return retryEvent(event, 'unknownOutcome', {
        step: 'publish',
        error: answer.error,
        notBeforeMs: limits.leaseUntilMs,
        takeover: item.takeover,
        claim: 'kept',
      });
    case 'refusedForGood': {
      // Also after a takeover: what the bus refuses for good never was on it.
      const claim = await release(item, limits, ports);
      const expected = `an entry that EventBridge accepts (${answer.error})`;
      return refuseEvent(event, 'refusedByBus', [{ path: '', kind: 'type', expected }], claim);
    }
    case 'refused':
      return answer.retryNow ? 'again' : retryRefused(item, answer.error, limits, ports);
  }
};

/**
 * Publishes what was claimed and marks it. Definite refusals are repeated while time remains, after the successes are
 * marked; then they are released. An unknown outcome keeps its claim until the lease ends.
 */
export const publishClaimed = async (
  claimed: readonly Claimed[],
  limits: InvocationLimits,
  ports: Ports,
): Promise<Settlement[]> => {
  const { clock } = ports;
  const hasTimeAfter = (ms: number) =>
    clock.now() + ms + callMs.putEvents + callMs.store <= limits.deadlineMs;
  const settled: Settlement[] = [];
  let pending: readonly (Claimed | Answered<NotPublished>)[] = claimed;

  for (let pauseMs = firstPauseMs; pending.length > 0 && hasTimeAfter(0); pauseMs *= 2) {
    const answered = await putOnce(pending, ports);
    const published = answered.filter((item) => item.answer.state === 'published');
    settled.push(...(await markPublished(published, limits, ports)));

    const rest = answered.filter(isNotPublished);
    const settlements = await Promise.all(rest.map((item) => settleAnswer(item, limits, ports)));
    settled.push(...settlements.filter((settlement) => settlement !== 'again'));
    pending = rest.filter((_, index) => settlements[index] === 'again');
    const jitteredMs = pauseMs * (0.5 + clock.random() / 2);
    if (pending.length === 0 || !hasTimeAfter(jitteredMs)) break;
    await clock.sleep(jitteredMs);
  }

  const givenUp = pending.map(async (item) => {
    const error = 'answer' in item ? item.answer.error : 'NoTimeLeft';
    return retryRefused(item, error, limits, ports);
  });
  return [...settled, ...(await Promise.all(givenUp))];
};
