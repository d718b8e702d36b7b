import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type {
  ClaimAnswer,
  ClaimRequest,
  EventStore,
  Mark,
} from '../../../lib/claims/event-store.ts';
import { memoryEventStore } from './memory-event-store.ts';

const nowMs = Date.parse('2026-11-20T10:00:00Z');
const leaseMs = 20_000;

const makeClaim = (parts: Partial<ClaimRequest> = {}): ClaimRequest => {
  const request = {
    id: randomUUID(),
    attemptId: randomUUID(),
    deliveryId: randomUUID(),
    fingerprint: 'content',
    nowMs,
    ...parts,
  };
  return { leaseUntilMs: request.nowMs + leaseMs, ...request };
};

/** Another attempt at the same event, `afterMs` later. */
const makeRival = (
  { id, fingerprint, nowMs: claimedMs }: ClaimRequest,
  { afterMs = 0, ...parts }: { readonly afterMs?: number } & Partial<ClaimRequest> = {},
): ClaimRequest => makeClaim({ id, fingerprint, nowMs: claimedMs + afterMs, ...parts });

const markOf = ({ id, attemptId, deliveryId, fingerprint }: ClaimRequest): Mark => ({
  id,
  attemptId,
  deliveryId,
  fingerprint,
  publishedAtMs: nowMs,
});

const claimed = { state: 'claimed', takeover: false };
const takenOver = { state: 'claimed', takeover: true };
const leasedBy = ({ leaseUntilMs }: ClaimRequest) => ({ state: 'leased', leaseUntilMs });
const publishedAs = (fingerprint: string) => ({ state: 'published', fingerprint });
const afterLease = { afterMs: leaseMs + 1 };

/** What the claim protocol asks of a store; `start` may be asked once. @see docs/decisions/0003-claim-publish-mark.md */
export const describeEventStore = (
  name: string,
  start: () => Promise<{ store: EventStore; stop: () => Promise<void> }>,
): void => {
  describe(name, () => {
    let store: EventStore;
    let stop = async () => {};

    beforeAll(async () => {
      ({ store, stop } = await start());
    });
    afterAll(async () => stop());

    /** On a busy machine some of a hundred calls find the store too slow: as after any fault, they ask again. */
    const claimInTheEnd = async (request: ClaimRequest, tries = 5): Promise<ClaimAnswer> => {
      try {
        return await store.claim(request);
      } catch (fault) {
        if (tries === 1) throw fault;
        return claimInTheEnd(request, tries - 1);
      }
    };
    const claimAll = async (requests: readonly ClaimRequest[]) => {
      const answers = await Promise.all(requests.map((request) => claimInTheEnd(request)));
      return Object.groupBy(answers, ({ state }) => state);
    };

    describe('a claim', () => {
      it('gets an event that nobody has', async () => {
        expect(await store.claim(makeClaim())).toEqual(claimed);
      });

      it('takes the whole Id: one that differs in the last character is another event', async () => {
        const first = makeClaim({ id: `${'0'.repeat(200)}1` });
        const second = makeRival(first, { id: `${'0'.repeat(200)}2` });
        expect(await store.claim(first)).toEqual(claimed);
        expect(await store.claim(second)).toEqual(claimed);
      });

      it.each([
        ['at once', 0, 'content'],
        ['in its last millisecond', leaseMs, 'content'],
        ['at once, with other content', 0, 'other content'],
        ['in its last millisecond, with other content', leaseMs, 'other content'],
      ])('is told when a live lease ends, %s', async (_, afterMs, fingerprint) => {
        const holder = makeClaim();
        await store.claim(holder);
        const rival = makeRival(holder, { fingerprint, afterMs });
        expect(await store.claim(rival)).toEqual(leasedBy(holder));
      });

      it('takes over once the lease has ended, and then holds the event itself', async () => {
        const abandoned = makeClaim();
        await store.claim(abandoned);
        const heir = makeRival(abandoned, afterLease);
        expect(await store.claim(heir)).toEqual(takenOver);
        expect(await store.claim(makeRival(heir))).toEqual(leasedBy(heir));
      });

      it('does not take over with other content: that is a conflict, and changes nothing', async () => {
        const abandoned = makeClaim();
        await store.claim(abandoned);
        const stranger = makeRival(abandoned, { ...afterLease, fingerprint: 'other content' });
        expect(await store.claim(stranger)).toEqual({ state: 'conflict' });
        expect(await store.claim(makeRival(abandoned, afterLease))).toEqual(takenOver);
      });

      it('whose answer was lost is recognised when it is sent again', async () => {
        const request = makeClaim();
        await store.claim(request);
        // As a takeover: there is no telling any more what stood there before.
        expect(await store.claim(request)).toEqual(takenOver);
      });

      it('whose answer was lost is not recognised after somebody took over', async () => {
        const request = makeClaim();
        await store.claim(request);
        const heir = makeRival(request, afterLease);
        await store.claim(heir);
        expect(await store.claim(request)).toEqual(leasedBy(heir));
      });

      it('is not recognised by its delivery: every receive of a message shares that', async () => {
        const first = makeClaim();
        await store.claim(first);
        const { deliveryId } = first;
        expect(await store.claim(makeRival(first, { deliveryId }))).toEqual(leasedBy(first));
      });
    });

    describe('a hundred claims at once', () => {
      const hundred = (make: () => ClaimRequest) => Array.from({ length: 100 }, make);

      it.each([
        ['the same content', () => 'content'],
        ['contents of their own', () => randomUUID()],
      ])('of a new event, with %s, have one winner', async (_, newFingerprint) => {
        const id = randomUUID();
        const claims = hundred(() => makeClaim({ id, fingerprint: newFingerprint() }));
        const { claimed: winners, leased } = await claimAll(claims);
        expect(winners).toHaveLength(1);
        expect(leased).toHaveLength(99);
      });

      it('of an abandoned event have one heir', async () => {
        const abandoned = makeClaim();
        await store.claim(abandoned);
        const claims = hundred(() => makeRival(abandoned, afterLease));
        const { claimed: winners, leased } = await claimAll(claims);
        expect(winners).toHaveLength(1);
        expect(leased).toHaveLength(99);
      });

      it('of a published event have no winner', async () => {
        const publisher = makeClaim();
        await store.markPublished([markOf(publisher)]);
        const { published } = await claimAll(hundred(() => makeRival(publisher)));
        expect(published).toHaveLength(100);
      });
    });

    describe('a published event', () => {
      const publish = async () => {
        const publisher = makeClaim();
        await store.claim(publisher);
        expect(await store.markPublished([markOf(publisher)])).toEqual([]);
        return publisher;
      };

      it.each([
        ['at once', 0, 'content'],
        ['after the lease', leaseMs + 1, 'content'],
        ['a month later', 30 * 86_400_000, 'content'],
        ['with other content', 0, 'other content'],
        ['with other content after the lease', leaseMs + 1, 'other content'],
      ])('cannot be claimed %s: its content is told', async (_, afterMs, fingerprint) => {
        const publisher = await publish();
        const late = makeRival(publisher, { fingerprint, afterMs });
        expect(await store.claim(late)).toEqual(publishedAs('content'));
      });

      it('cannot be claimed again by the attempt that published it', async () => {
        const publisher = await publish();
        expect(await store.claim(publisher)).toEqual(publishedAs('content'));
      });

      it('cannot be released, not even by the attempt that published it', async () => {
        const publisher = await publish();
        await store.release(publisher.id, publisher.attemptId);
        expect(await store.claim(makeRival(publisher))).toEqual(publishedAs('content'));
      });

      it('stays so when it is marked again, by whomever', async () => {
        const publisher = await publish();
        const second = makeRival(publisher, afterLease);
        await store.markPublished([markOf(publisher)]);
        await store.markPublished([markOf(second)]);
        await store.release(second.id, second.attemptId);
        expect(await store.claim(makeRival(publisher))).toEqual(publishedAs('content'));
      });
    });

    describe('a mark', () => {
      it('is true of an event that nobody claimed', async () => {
        const unclaimed = makeClaim();
        await store.markPublished([markOf(unclaimed)]);
        expect(await store.claim(unclaimed)).toEqual(publishedAs('content'));
      });

      it('that comes late is true after a takeover, and ends the claim of the heir', async () => {
        const late = makeClaim();
        await store.claim(late);
        const heir = makeRival(late, afterLease);
        await store.claim(heir);

        await store.markPublished([markOf(late)]);

        await store.release(heir.id, heir.attemptId);
        expect(await store.claim(heir)).toEqual(publishedAs('content'));
        expect(await store.claim(makeRival(heir, afterLease))).toEqual(publishedAs('content'));
      });

      it.each([1, 10, 25])('is set for %i events in one call, each with its content', async (n) => {
        const claims = Array.from({ length: n }, (_, index) =>
          makeClaim({ fingerprint: `content ${index}` }),
        );
        const bystander = makeClaim();
        await claimAll([...claims, bystander]);

        expect(await store.markPublished(claims.map(markOf))).toEqual([]);

        const answers = await Promise.all(claims.map((claim) => store.claim(makeRival(claim))));
        expect(answers).toEqual(claims.map(({ fingerprint }) => publishedAs(fingerprint)));
        expect(await store.claim(makeRival(bystander))).toEqual(leasedBy(bystander));
      });
    });

    describe('a release', () => {
      it('lets other content have the Id at once', async () => {
        const refused = makeClaim();
        await store.claim(refused);
        await store.release(refused.id, refused.attemptId);
        const next = makeRival(refused, { fingerprint: 'other content' });
        expect(await store.claim(next)).toEqual(claimed);
      });

      it('does nothing for who is not the owner', async () => {
        const owner = makeClaim();
        await store.claim(owner);
        await store.release(owner.id, randomUUID());
        await store.release(owner.id, owner.deliveryId);
        expect(await store.claim(makeRival(owner))).toEqual(leasedBy(owner));
      });

      it('does nothing for who was the owner before a takeover', async () => {
        const abandoned = makeClaim();
        await store.claim(abandoned);
        const heir = makeRival(abandoned, afterLease);
        await store.claim(heir);
        await store.release(abandoned.id, abandoned.attemptId);
        expect(await store.claim(makeRival(heir))).toEqual(leasedBy(heir));
      });

      it('does nothing to an event that nobody claimed, nor the second time', async () => {
        const request = makeClaim();
        await store.release(request.id, request.attemptId);
        await store.claim(request);
        await store.release(request.id, request.attemptId);
        await store.release(request.id, request.attemptId);
        expect(await store.claim(request)).toEqual(claimed);
      });
    });

    it('answers any sequence of calls as the reference does', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 25 }), async (run) => {
          const prefix = randomUUID();
          const answers = await perform(run, store, prefix);
          expect(answers).toEqual(await perform(run, memoryEventStore(), prefix));
        }),
        { numRuns: 40 },
      );
    });
  });
};

// Few events, attempts and contents, so that they meet.
const event = fc.nat({ max: 1 });
const attempt = fc.nat({ max: 3 });
const content = fc.constantFrom('content', 'other content');

const operation = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('claim'), event, attempt, content }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('release'), event, attempt }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('mark'),
      events: fc.uniqueArray(event, { minLength: 1 }),
      attempt,
      content,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('wait'), ms: fc.constantFrom(1, leaseMs) }),
  },
);
type Operation = typeof operation extends fc.Arbitrary<infer Value> ? Value : never;

/** What the store answers to each call in turn. */
const perform = async (
  operations: readonly Operation[],
  store: EventStore,
  prefix: string,
): Promise<unknown[]> => {
  const idOf = (number: number) => `${prefix}-${number}`;
  const answers: unknown[] = [];
  let passedMs = 0;
  for (const step of operations) {
    if (step.kind === 'wait') {
      passedMs += step.ms;
      continue;
    }
    const attemptId = `attempt ${step.attempt}`;
    if (step.kind === 'release') {
      answers.push(await store.release(idOf(step.event), attemptId));
      continue;
    }
    const request = { attemptId, fingerprint: step.content, nowMs: nowMs + passedMs };
    if (step.kind === 'claim')
      answers.push(await store.claim(makeClaim({ ...request, id: idOf(step.event) })));
    else {
      const claims = step.events.map((number) => makeClaim({ ...request, id: idOf(number) }));
      answers.push(await store.markPublished(claims.map(markOf)));
    }
  }
  return answers;
};
