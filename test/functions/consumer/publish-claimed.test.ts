import fc from 'fast-check';
import { publishClaimed } from '../../../functions/consumer/publish-claimed.ts';
import { callMs } from '../../../functions/consumer/timings.ts';
import {
  answerAll,
  type BusAnswer,
  denied,
  limits,
  makeClaimed,
  makePublishable,
  malformed,
  outage,
  publishAll,
  startMs,
  startWorld,
  throttled,
  unanswered,
} from './consumer-fixture.ts';

const needsMs = callMs.putEvents + callMs.store;

/** Claims what it publishes in the store first, as the step before does. */
const startPublisher = async (count: number, overrides: Readonly<Record<string, unknown>> = {}) => {
  const world = startWorld();
  const claimed = Array.from({ length: count }, () => makeClaimed(makePublishable(overrides)));
  for (const { event, attemptId } of claimed) {
    const { id, fingerprint, delivery } = event;
    const { deliveryId } = delivery;
    const { leaseUntilMs } = limits;
    const nowMs = world.clock.nowMs;
    await world.memory.claim({ id, fingerprint, attemptId, deliveryId, leaseUntilMs, nowMs });
  }
  /** What another delivery would meet now. */
  const stateOf = async (index: number) => {
    const { id = '', fingerprint = '' } = claimed[index]?.event ?? {};
    const request = { id, fingerprint, attemptId: 'other', deliveryId: 'other' };
    const nowMs = world.clock.nowMs;
    return (await world.memory.claim({ ...request, nowMs, leaseUntilMs: nowMs })).state;
  };
  return {
    ...world,
    claimed,
    ids: claimed.map(({ event }) => event.id),
    stateOf,
    publish: async () => publishClaimed(claimed, limits, world.ports),
    calls: (kind: string) => world.journal.filter((step) => step.startsWith(kind)),
  };
};

/** One answer for each entry, in order; all others are published. */
const answers =
  (...given: readonly ReturnType<BusAnswer>[number][]): BusAnswer =>
  (entries) =>
    entries.map((_, index) => given[index] ?? { state: 'published' });

it('publishes all in one call and marks all in one', async () => {
  const { publish, claimed, journal, ids } = await startPublisher(10);
  expect(await publish()).toEqual(
    claimed.map(({ event }) => ({
      outcome: 'published',
      event,
      publishedAtMs: startMs,
      takeover: false,
      marked: true,
    })),
  );
  expect(journal).toEqual([`put ${ids}`, `mark ${ids}`]);
});

it('calls nothing where nothing was claimed', async () => {
  const { publish, journal } = await startPublisher(0);
  expect(await publish()).toEqual([]);
  expect(journal).toEqual([]);
});

it('makes as many calls as the sizes ask for, and still one of marks', async () => {
  const { publish, calls } = await startPublisher(3, { Padding: 'x'.repeat(600_000) });
  await publish();
  expect(calls('put')).toHaveLength(3);
  expect(calls('mark')).toHaveLength(1);
});

describe('a partial failure', () => {
  it('is repeated for the refused entries only, after the others are marked', async () => {
    const { publish, journal, ids, busAnswers } = await startPublisher(3);
    busAnswers.push(answers({ state: 'published' }, throttled));
    const [first, second, third] = ids;
    expect(await publish()).toMatchObject(Array(3).fill({ outcome: 'published', marked: true }));
    expect(journal).toEqual([
      `put ${ids}`,
      `mark ${first},${third}`,
      'sleep',
      `put ${second}`,
      `mark ${second}`,
    ]);
  });

  it('settles every event by its own answer', async () => {
    const { publish, ids, busAnswers } = await startPublisher(4);
    busAnswers.push(answers(denied, unanswered, malformed));
    const settled = await publish();
    const outcomeOf = (id: string | undefined) =>
      settled.find((settlement) => JSON.stringify(settlement).includes(`"${id}"`))?.outcome;
    expect(ids.map(outcomeOf)).toEqual(['retry', 'retry', 'quarantined', 'published']);
  });

  it('of which an answer is missing counts that entry’s outcome as unknown', async () => {
    const { publish, busAnswers, stateOf } = await startPublisher(2);
    busAnswers.push((entries) => publishAll(entries).slice(0, 1));
    expect(await publish()).toMatchObject([
      { outcome: 'published' },
      { outcome: 'retry', retry: { cause: 'unknownOutcome' } },
    ]);
    expect(await stateOf(1)).toBe('leased');
  });
});

describe('throttling', () => {
  it('is waited out, longer each time and with jitter', async () => {
    const { claimed, ports, busAnswers, calls } = await startPublisher(1);
    busAnswers.push(...Array<BusAnswer>(4).fill(answerAll(throttled)));
    const pauses: number[] = [];
    const jitter = [0, 0.5, 0.999, 0];
    const clock = {
      ...ports.clock,
      sleep: async (ms: number) => {
        pauses.push(ms);
      },
      random: () => jitter.shift() ?? 0,
    };
    const settled = await publishClaimed(claimed, limits, { ...ports, clock });
    expect(settled).toMatchObject([{ outcome: 'published' }]);
    expect(calls('put')).toHaveLength(5);
    expect(pauses.map(Math.round)).toEqual([50, 150, 400, 400]);
  });

  it('that lasts ends in a release and another receive, named', async () => {
    const { publish, busAnswers, stateOf, journal, clock } = await startPublisher(2);
    busAnswers.push(...Array<BusAnswer>(100).fill(answerAll(throttled)));
    const settled = await publish();
    expect(settled).toMatchObject(
      Array(2).fill({
        outcome: 'retry',
        retry: { cause: 'refused', error: 'ThrottlingException', claim: 'released' },
      }),
    );
    expect(journal.at(-1)).toMatch(/^release/);
    expect(await stateOf(0)).toBe('claimed');
    expect(clock.nowMs).toBeLessThanOrEqual(limits.deadlineMs - callMs.store);
  });
});

describe('an unknown outcome', () => {
  it('keeps the claim, is not repeated, and says from when on another try makes sense', async () => {
    const { publish, busAnswers, stateOf, calls, claimed } = await startPublisher(2);
    busAnswers.push(answerAll(unanswered));
    expect(await publish()).toEqual(
      claimed.map(({ event }) => ({
        outcome: 'retry',
        retry: expect.objectContaining({
          id: event.id,
          cause: 'unknownOutcome',
          error: 'TimeoutError',
          notBeforeMs: limits.leaseUntilMs,
          claim: 'kept',
        }),
      })),
    );
    expect(calls('put')).toHaveLength(1);
    expect(calls('release')).toEqual([]);
    expect(calls('mark')).toEqual([]);
    expect(await stateOf(0)).toBe('leased');
  });
});

describe('an entry that the bus refuses for good', () => {
  it('is given up and quarantined, with the error’s name', async () => {
    const { publish, busAnswers, stateOf, claimed } = await startPublisher(1);
    busAnswers.push(answerAll(malformed));
    const event = claimed[0]?.event;
    expect(await publish()).toEqual([
      {
        outcome: 'quarantined',
        takeover: false,
        claim: 'released',
        refusal: {
          delivery: event?.delivery,
          id: event?.id,
          eventType: 'QueueStatus',
          reason: 'refusedByBus',
          issues: [
            expect.objectContaining({ expected: expect.stringContaining('MalformedDetail') }),
          ],
        },
      },
    ]);
    expect(await stateOf(0)).toBe('claimed');
  });
});

describe('a refusal that will last', () => {
  it('is not repeated now: the event is given up and received again', async () => {
    const { publish, busAnswers, stateOf, calls } = await startPublisher(1);
    busAnswers.push(answerAll(denied));
    expect(await publish()).toMatchObject([
      { outcome: 'retry', retry: { cause: 'refused', error: 'AccessDeniedException' } },
    ]);
    expect(calls('put')).toHaveLength(1);
    expect(await stateOf(0)).toBe('claimed');
  });

  it('keeps its claim until the lease ends when the release fails', async () => {
    const { publish, busAnswers, faults, stateOf } = await startPublisher(1);
    busAnswers.push(answerAll(denied));
    faults.release.push(outage);
    expect(await publish()).toMatchObject([
      { outcome: 'retry', retry: { cause: 'refused', claim: 'releaseFailed' } },
    ]);
    expect(await stateOf(0)).toBe('leased');
  });
});

describe('an event that was taken over', () => {
  const takeOver = async () => {
    const world = await startPublisher(1);
    const taken = world.claimed.map((item) => ({ ...item, takeover: true }));
    return { ...world, publish: async () => publishClaimed(taken, limits, world.ports) };
  };

  it.each([
    ['for now', denied],
    ['until the time is up', throttled],
  ])('keeps its claim when it is refused %s: it may be on the bus already', async (_, refusal) => {
    const { publish, busAnswers, calls, stateOf } = await takeOver();
    busAnswers.push(...Array<BusAnswer>(100).fill(answerAll(refusal)));
    const { leaseUntilMs: notBeforeMs } = limits;
    expect(await publish()).toMatchObject([
      { outcome: 'retry', retry: { cause: 'refused', notBeforeMs, takeover: true, claim: 'kept' } },
    ]);
    expect(calls('release')).toEqual([]);
    expect(await stateOf(0)).toBe('leased');
  });

  it('is given up when the bus refuses it for good: then it never was on it', async () => {
    const { publish, busAnswers, stateOf } = await takeOver();
    busAnswers.push(answerAll(malformed));
    expect(await publish()).toMatchObject([
      { outcome: 'quarantined', takeover: true, claim: 'released' },
    ]);
    expect(await stateOf(0)).toBe('claimed');
  });
});

describe('the time left', () => {
  it('just suffices for a call and the mark: the event is published', async () => {
    const { publish, clock } = await startPublisher(1);
    clock.nowMs = limits.deadlineMs - needsMs;
    expect(await publish()).toMatchObject([{ outcome: 'published' }]);
  });

  it('does not suffice: nothing is sent, and the claim is given up', async () => {
    const { publish, clock, calls, stateOf } = await startPublisher(1);
    clock.nowMs = limits.deadlineMs - needsMs + 1;
    expect(await publish()).toMatchObject([
      { outcome: 'retry', retry: { cause: 'refused', error: 'NoTimeLeft' } },
    ]);
    expect(calls('put')).toEqual([]);
    expect(await stateOf(0)).toBe('claimed');
  });

  it('is not slept away: a pause that leaves none for another try is not begun', async () => {
    const { publish, busAnswers, tookMs, clock } = await startPublisher(1);
    busAnswers.push(...Array<BusAnswer>(100).fill(answerAll(throttled)));
    tookMs.put = 500;
    await publish();
    expect(clock.nowMs).toBeLessThanOrEqual(limits.deadlineMs - callMs.store);
  });

  it('does not suffice for a release: the claim ends with its lease', async () => {
    const { publish, busAnswers, clock, tookMs, calls } = await startPublisher(1);
    busAnswers.push(answerAll(denied));
    clock.nowMs = limits.deadlineMs - needsMs;
    tookMs.put = callMs.putEvents + 1;
    expect(await publish()).toMatchObject([
      { outcome: 'retry', retry: { cause: 'refused', claim: 'kept' } },
    ]);
    expect(calls('release')).toEqual([]);
  });

  it('bounds every call, whatever the answers and however long they take', async () => {
    const answer = fc.constantFrom(throttled, throttled, denied, unanswered, malformed, {
      state: 'published' as const,
    });
    const round = fc.record({
      answers: fc.array(answer, { maxLength: 3 }),
      putMs: fc.constantFrom(1, 500, callMs.putEvents),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(round, { maxLength: 12 }), fc.boolean(), async (rounds, slow) => {
        const world = await startPublisher(3);
        const { busAnswers, tookMs, clock, ports, faults } = world;
        const late: string[] = [];
        const checked = (call: string, ms: number) => {
          if (clock.nowMs + ms > limits.deadlineMs) late.push(call);
        };
        const { store, putEvents } = ports;
        const watched = {
          ...ports,
          store: {
            ...store,
            markPublished: async (marks: Parameters<typeof store.markPublished>[0]) => {
              checked('mark', callMs.store);
              return store.markPublished(marks);
            },
            release: async (id: string, attemptId: string) => {
              checked('release', callMs.store);
              return store.release(id, attemptId);
            },
          },
          putEvents: async (entries: Parameters<typeof putEvents>[0]) => {
            checked('put', needsMs);
            tookMs.put = rounds[0]?.putMs ?? 1;
            busAnswers.push(answers(...(rounds.shift()?.answers ?? [])));
            return putEvents(entries);
          },
        };
        if (slow) {
          tookMs.mark = callMs.store;
          faults.mark = Array(3).fill(outage);
        }

        const settled = await publishClaimed(world.claimed, limits, watched);

        expect(settled).toHaveLength(3);
        expect(late).toEqual([]);
        expect(clock.nowMs).toBeLessThanOrEqual(limits.deadlineMs);
        expect(new Set(world.published).size).toBe(world.published.length);
      }),
    );
  });
});
