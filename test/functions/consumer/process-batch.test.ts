import type { SQSRecord } from 'aws-lambda';
import { processBatch } from '../../../functions/consumer/process-batch.ts';
import type { Settlement } from '../../../functions/consumer/settlement.ts';
import {
  answerAll,
  type DeliveryParts,
  denied,
  limits,
  makeEvent,
  makeRecord,
  options,
  outage,
  startWorld,
} from './consumer-fixture.ts';

const startBatches = () => {
  const world = startWorld();
  return {
    ...world,
    process: async (records: readonly SQSRecord[]) =>
      processBatch(records, limits, options, world.ports),
  };
};

const tally = (settled: readonly Settlement[]) => {
  const counts: Partial<Record<Settlement['outcome'], number>> = {};
  for (const { outcome } of settled) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
};

const recordOf = (event: object, parts: DeliveryParts = {}) =>
  makeRecord({ body: JSON.stringify(event), ...parts });

describe('a batch', () => {
  it('has every record settled, each by what it is', async () => {
    const { process, quarantined, published } = startBatches();
    const [fresh, seen] = [makeEvent(), makeEvent()];
    await process([recordOf(seen)]);
    const unknown = { ...makeEvent(), EventType: 'Novelty' };
    const records = [
      recordOf(fresh),
      recordOf(seen),
      recordOf({ ...seen, QueueName: 'Other' }),
      makeRecord({ body: 'junk' }),
      recordOf(unknown, { eventHeader: 'Novelty' }),
      makeRecord({ encoding: 'unheard-of' }),
    ];
    expect(tally(await process(records))).toEqual({
      published: 2,
      duplicate: 1,
      quarantined: 2,
      retry: 1,
    });
    expect(published).toEqual([seen.Id, fresh.Id, unknown.Id]);
    expect(new Set(quarantined.map(({ reason }) => reason))).toEqual(
      new Set(['invalidJson', 'idConflict']),
    );
  });

  it('may be empty', async () => {
    expect(await startBatches().process([])).toEqual([]);
  });
});

describe('two deliveries of one event in a batch', () => {
  it('are one publication and one duplicate', async () => {
    const { process, published } = startBatches();
    const event = makeEvent();
    const settled = await process([recordOf(event), recordOf(event)]);
    expect(settled).toMatchObject([{ outcome: 'published' }, { outcome: 'duplicate' }]);
    expect(published).toEqual([event.Id]);
  });

  it('with different contents are one publication and one conflict', async () => {
    const { process, published, quarantined } = startBatches();
    const event = makeEvent();
    const other = { ...event, QueueName: 'Other' };
    const settled = await process([recordOf(event), recordOf(other)]);
    expect(settled).toMatchObject([{ outcome: 'published' }, { outcome: 'quarantined' }]);
    expect(published).toEqual([event.Id]);
    expect(quarantined).toMatchObject([{ reason: 'idConflict' }]);
  });

  it('are both received again when the publication failed, and published once then', async () => {
    const { process, published, busAnswers } = startBatches();
    busAnswers.push(answerAll(denied));
    const records = [recordOf(makeEvent())];
    records.push(...records);
    const outcomes = async () => (await process(records)).map(({ outcome }) => outcome);
    expect(await outcomes()).toEqual(['retry', 'retry']);
    expect(await outcomes()).toEqual(['published', 'duplicate']);
    expect(published).toHaveLength(1);
  });
});

describe('one bad record', () => {
  const good = () => makeRecord();
  const thrower = (record: SQSRecord): SQSRecord => ({
    ...record,
    get body(): string {
      throw new RangeError('a bug of ours');
    },
  });

  it.each<[string, (record: SQSRecord) => SQSRecord, object]>([
    ['that shows a bug of ours', thrower, { outcome: 'retry', retry: { error: 'RangeError' } }],
    [
      'that no ingress of ours wrote',
      ({ messageId }) => ({ ...makeRecord({ encoding: 'unheard-of' }), messageId }),
      { outcome: 'retry', retry: { cause: 'fault' } },
    ],
    [
      'of junk',
      ({ messageId }) => ({ ...makeRecord({ body: 'junk' }), messageId }),
      { outcome: 'quarantined' },
    ],
    [
      'whose time is none',
      ({ messageId }) => {
        const body = JSON.stringify(makeEvent({ Timestamp: '0001-01-01T00:00:00' }));
        return { ...makeRecord({ body, receivedAt: 'never' }), messageId };
      },
      { outcome: 'published' },
    ],
  ])('%s does not fail the others', async (_, spoil, expected) => {
    const { process, published } = startBatches();
    const bad = spoil(makeRecord());
    const settled = await process([good(), bad, good()]);
    const isOf = (messageId: string) => (settlement: object) =>
      JSON.stringify(settlement).includes(messageId);
    expect(settled.filter(isOf(bad.messageId))).toMatchObject([expected]);
    const others = settled.filter((settlement) => !isOf(bad.messageId)(settlement));
    expect(others).toMatchObject([{ outcome: 'published' }, { outcome: 'published' }]);
    expect(published.length).toBeGreaterThanOrEqual(2);
  });

  it('whose claim fails does not fail the others', async () => {
    const { process, faults } = startBatches();
    faults.claim.push(undefined, outage);
    const settled = await process([good(), good(), good()]);
    expect(tally(settled)).toEqual({ published: 2, retry: 1 });
  });

  it('that cannot be quarantined does not fail the others, and is received again', async () => {
    const { process, faults } = startBatches();
    faults.quarantine.push(outage);
    const settled = await process([makeRecord({ body: 'junk' }), good()]);
    expect(tally(settled)).toEqual({ published: 1, retry: 1 });
  });

  it('leaves the prototype of all objects alone', async () => {
    const { process } = startBatches();
    const body = JSON.stringify(makeEvent()).replace('{', '{"__proto__":{"polluted":1},');
    expect(await process([makeRecord({ body })])).toMatchObject([{ outcome: 'published' }]);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});

describe('the order', () => {
  it('lets the least often received delivery of an event go first', async () => {
    const { process } = startBatches();
    const event = makeEvent();
    const counts = [3, 1, 2];
    const records = counts.map((receiveCount) => recordOf(event, { receiveCount }));
    expect(await process(records)).toMatchObject([
      { outcome: 'published', event: { delivery: { receiveCount: 1 } } },
      { outcome: 'duplicate', event: { delivery: { receiveCount: 2 } } },
      { outcome: 'duplicate', event: { delivery: { receiveCount: 3 } } },
    ]);
  });

  it('touches a record that may kill the process only once the others are settled', async () => {
    const { process, journal } = startBatches();
    const fresh = makeEvent();
    const deadly: SQSRecord = {
      ...makeRecord({ receiveCount: 4 }),
      get body(): string {
        journal.push('death');
        throw new Error('here a real one ends the process');
      },
    };
    await process([deadly, recordOf(fresh, { receiveCount: 3 }), makeRecord({ body: 'junk' })]);
    expect(journal.at(-1)).toBe('death');
    expect(journal).toEqual(
      expect.arrayContaining([
        `claim ${fresh.Id}`,
        `put ${fresh.Id}`,
        `mark ${fresh.Id}`,
        expect.stringMatching(/^quarantine/),
      ]),
    );
  });

  it('quarantines junk without waiting for the publications of its batch', async () => {
    const { process, journal } = startBatches();
    await process([recordOf(makeEvent()), makeRecord({ body: 'junk' })]);
    const positionOf = (call: string) => journal.findIndex((entry) => entry.startsWith(call));
    expect(positionOf('quarantine')).toBeLessThan(positionOf('put'));
  });

  it('does not keep an event that was often received from being published', async () => {
    const { process, published } = startBatches();
    const [often, fresh] = [makeEvent(), makeEvent()];
    await process([recordOf(often, { receiveCount: 20 }), recordOf(fresh)]);
    expect(published).toEqual([fresh.Id, often.Id]);
  });

  it('publishes an event once whose deliveries were received often and seldom', async () => {
    const { process, published } = startBatches();
    const event = makeEvent();
    const settled = await process([recordOf(event, { receiveCount: 20 }), recordOf(event)]);
    expect(settled).toMatchObject([
      { outcome: 'published', event: { delivery: { receiveCount: 1 } } },
      { outcome: 'duplicate', event: { delivery: { receiveCount: 20 } } },
    ]);
    expect(published).toEqual([event.Id]);
  });
});

it('does not let a quarantined delivery block a later good one of the same Id', async () => {
  const { process, published } = startBatches();
  const event = makeEvent();
  const bad = { ...event, Timestamp: 'yesterday' };
  expect(await process([recordOf(bad)])).toMatchObject([{ outcome: 'quarantined' }]);
  expect(await process([recordOf(event)])).toMatchObject([{ outcome: 'published' }]);
  expect(published).toEqual([event.Id]);
});
