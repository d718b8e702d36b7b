import { claimEvents } from '../../../functions/consumer/claim-events.ts';
import { callMs } from '../../../functions/consumer/timings.ts';
import { limits, makePublishable, outage, startMs, startWorld } from './consumer-fixture.ts';

const startClaims = () => {
  const world = startWorld();
  return {
    ...world,
    claim: async (events = [makePublishable()]) => claimEvents(events, limits, world.ports),
  };
};

describe('an event that nobody has', () => {
  it('is claimed, by an attempt that is fresh each time', async () => {
    const { claim } = startClaims();
    const events = [makePublishable(), makePublishable()];
    const { claimed, settled } = await claim(events);
    expect(settled).toEqual([]);
    expect(claimed.map(({ event }) => event)).toEqual(events);
    const deliveryIds = events.map(({ delivery }) => delivery.deliveryId);
    const ids = new Set([...claimed.map(({ attemptId }) => attemptId), ...deliveryIds]);
    expect(ids.size).toBe(4);
  });

  it('is held until the lease of the invocation ends', async () => {
    const { claim, memory } = startClaims();
    const event = makePublishable();
    await claim([event]);
    const request = { ...event, attemptId: 'other', deliveryId: 'other', leaseUntilMs: 0 };
    expect(await memory.claim({ ...request, nowMs: limits.leaseUntilMs })).toEqual({
      state: 'leased',
      leaseUntilMs: limits.leaseUntilMs,
    });
    expect(await memory.claim({ ...request, nowMs: limits.leaseUntilMs + 1 })).toMatchObject({
      state: 'claimed',
    });
  });
});

describe('an event that somebody has', () => {
  it('is a duplicate when it was published with the same content', async () => {
    const { claim, publishFirst } = startClaims();
    const event = makePublishable();
    await publishFirst(event);
    expect(await claim([event])).toEqual({
      claimed: [],
      settled: [{ outcome: 'duplicate', event }],
    });
  });

  it('is a conflict when it was published with other content', async () => {
    const { claim, publishFirst } = startClaims();
    const event = makePublishable();
    await publishFirst(makePublishable({ Id: event.id, QueueName: 'Other' }));
    const { id, eventType, delivery } = event;
    const refusal = { delivery, id, eventType, reason: 'idConflict', issues: [] };
    expect(await claim([event])).toEqual({
      claimed: [],
      settled: [{ outcome: 'quarantined', refusal }],
    });
  });

  it('is received again, and says until when, while another attempt holds it', async () => {
    const { claim, claimFirst } = startClaims();
    const event = makePublishable();
    await claimFirst(event, startMs + 7_000);
    const { messageId, receiptHandle, receiveCount, deliveryId } = event.delivery;
    const { id, eventType } = event;
    const message = { messageId, receiptHandle, receiveCount, deliveryId, id, eventType };
    expect(await claim([event])).toEqual({
      claimed: [],
      settled: [
        {
          outcome: 'retry',
          retry: { ...message, cause: 'leased', step: 'claim', leaseUntilMs: startMs + 7_000 },
        },
      ],
    });
  });

  it('is received again while another attempt holds it with other content', async () => {
    const { claim, claimFirst } = startClaims();
    const event = makePublishable();
    await claimFirst(makePublishable({ Id: event.id, QueueName: 'Other' }), startMs);
    expect(await claim([event])).toMatchObject({ settled: [{ retry: { cause: 'leased' } }] });
  });

  it('is taken over, and known to be, when the lease has ended', async () => {
    const { claim, claimFirst } = startClaims();
    const event = makePublishable();
    await claimFirst(event, startMs - 1);
    expect(await claim([event])).toMatchObject({
      claimed: [{ event, takeover: true }],
      settled: [],
    });
  });

  it('is a conflict when the abandoned content differs', async () => {
    const { claim, claimFirst } = startClaims();
    const event = makePublishable();
    await claimFirst(makePublishable({ Id: event.id, QueueName: 'Other' }), startMs - 1);
    expect(await claim([event])).toMatchObject({
      claimed: [],
      settled: [{ outcome: 'quarantined', refusal: { reason: 'idConflict' } }],
    });
  });
});

describe('a fault', () => {
  it('of the store concerns only the event that it met, and names only itself', async () => {
    const { claim, faults } = startClaims();
    const [first, second, third] = [makePublishable(), makePublishable(), makePublishable()];
    faults.claim.push(undefined, outage);
    const { claimed, settled } = await claim([first, second, third]);
    expect(claimed.map(({ event }) => event)).toEqual([first, third]);
    expect(settled).toMatchObject([
      { outcome: 'retry', retry: { id: second.id, cause: 'fault', error: outage.name } },
    ]);
    expect(JSON.stringify(settled)).not.toContain(outage.message);
  });
});

describe('the time left', () => {
  const needsMs = callMs.store + callMs.putEvents + callMs.store;

  it('just suffices for a claim, a publication and a mark: the event is claimed', async () => {
    const { claim, clock } = startClaims();
    clock.nowMs = limits.deadlineMs - needsMs;
    expect((await claim()).claimed).toHaveLength(1);
  });

  it('does not suffice: nothing is claimed, and the event is received again', async () => {
    const { claim, clock, journal } = startClaims();
    clock.nowMs = limits.deadlineMs - needsMs + 1;
    expect(await claim()).toMatchObject({
      claimed: [],
      settled: [{ outcome: 'retry', retry: { cause: 'fault', error: 'NoTimeLeft' } }],
    });
    expect(journal).toEqual([]);
  });
});
