import type { SQSRecord } from 'aws-lambda';
import { makeHandler } from '../../../functions/consumer/make-handler.ts';
import { callMs } from '../../../functions/consumer/timings.ts';
import { memoryMetrics } from '../runtime/memory-metrics.ts';
import {
  answerAll,
  context,
  denied,
  makeEvent,
  makePublishable,
  makeRecord,
  options,
  outage,
  phoneNumber,
  startMs,
  startWorld,
  unanswered,
} from './consumer-fixture.ts';

const startConsumer = () => {
  const world = startWorld();
  const { metrics, counted } = memoryMetrics();
  const lines: { message: string; [fact: string]: unknown }[] = [];
  const delays: [receiptHandle: string, seconds: number][] = [];
  const write = (message: string, facts: object) => lines.push({ message, ...facts });
  const delayFaults: Error[] = [];
  const handle = makeHandler(
    { ...options, maxBackoffSeconds: 900 },
    {
      ...world.ports,
      delayMessage: async (receiptHandle, seconds) => {
        const fault = delayFaults.shift();
        if (fault) throw fault;
        delays.push([receiptHandle, seconds]);
      },
      log: { info: write, warn: write, error: write },
      metrics,
    },
  );
  return {
    ...world,
    lines,
    counted,
    delays,
    delayFaults,
    consume: async (...Records: SQSRecord[]) => handle({ Records }, context),
  };
};
const junk = () => makeRecord({ body: `junk ${phoneNumber}` });
const failuresOf = (...records: readonly SQSRecord[]) => ({
  batchItemFailures: records.map(({ messageId }) => ({ itemIdentifier: messageId })),
});

describe('the answer to SQS', () => {
  it('acknowledges what was published, a duplicate, and what was quarantined', async () => {
    const { consume } = startConsumer();
    const record = makeRecord();
    expect(await consume(record)).toEqual({ batchItemFailures: [] });
    expect(await consume(record, junk())).toEqual({ batchItemFailures: [] });
  });

  it('names only the messages to be received again', async () => {
    const { consume, faults } = startConsumer();
    const [foreign, unclaimed] = [makeRecord({ encoding: 'unheard-of' }), makeRecord()];
    faults.claim.push(undefined, outage);
    const { batchItemFailures } = await consume(makeRecord(), foreign, unclaimed, junk());
    const named = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    expect(named).toHaveLength(2);
    expect(new Set(named)).toEqual(new Set([foreign.messageId, unclaimed.messageId]));
  });

  it('names what cannot be quarantined', async () => {
    const { consume, faults } = startConsumer();
    faults.quarantine.push(outage);
    const record = junk();
    expect(await consume(record)).toEqual(failuresOf(record));
  });

  it('acknowledges a publication that cannot be marked: to retry it would publish it twice', async () => {
    const { consume, faults } = startConsumer();
    faults.mark = Array(1_000).fill(outage);
    expect(await consume(makeRecord())).toEqual({ batchItemFailures: [] });
  });
});

describe('a message to be received again', () => {
  it('is hidden for longer each time', async () => {
    const { consume, busAnswers, delays, lines } = startConsumer();
    const records = [1, 2, 20].map((receiveCount) => makeRecord({ receiveCount }));
    for (const record of records) {
      busAnswers.push(answerAll(denied));
      expect(await consume(record)).toEqual(failuresOf(record));
    }
    expect(delays).toEqual(
      [2, 4, 900].map((seconds, index) => [records[index]?.receiptHandle, seconds]),
    );
    expect(lines).toMatchObject([2, 4, 900].map((backoffSeconds) => ({ backoffSeconds })));
  });

  it('is hidden until the lease of a call of unknown outcome has ended', async () => {
    const { consume, busAnswers, delays, clock } = startConsumer();
    busAnswers.push(answerAll(unanswered));
    const record = makeRecord();
    await consume(record);
    const [, seconds = 0] = delays[0] ?? [];
    expect(clock.nowMs + seconds * 1_000).toBeGreaterThanOrEqual(
      startMs + context.getRemainingTimeInMillis() + callMs.putEvents,
    );
  });

  it('is named all the same when it cannot be hidden', async () => {
    const { consume, busAnswers, delayFaults, lines } = startConsumer();
    busAnswers.push(answerAll(denied));
    delayFaults.push(outage);
    const record = makeRecord();
    expect(await consume(record)).toEqual(failuresOf(record));
    expect(lines).toContainEqual({
      message: 'backing off failed',
      messageId: record.messageId,
      deliveryId: record.messageAttributes.DeliveryId?.stringValue,
      id: expect.any(String),
      error: 'InternalServerError',
    });
    expect(lines).toContainEqual(expect.objectContaining({ message: 'delivery settled' }));
  });

  it('is not hidden when it was settled', async () => {
    const { consume, delays } = startConsumer();
    await consume(makeRecord(), junk());
    expect(delays).toEqual([]);
  });
});

describe('the time of an invocation', () => {
  it('bounds the lease: to its end, and the longest request time-out', async () => {
    const { consume, busAnswers, memory } = startConsumer();
    const event = makeEvent();
    busAnswers.push(answerAll(unanswered));
    await consume(makeRecord({ body: JSON.stringify(event) }));
    const { fingerprint } = makePublishable({}, { body: Buffer.from(JSON.stringify(event)) });
    const rival = { id: event.Id, fingerprint, attemptId: 'other', deliveryId: 'other' };
    expect(await memory.claim({ ...rival, nowMs: startMs, leaseUntilMs: startMs })).toEqual({
      state: 'leased',
      leaseUntilMs: startMs + 15_000 + callMs.putEvents,
    });
  });

  it('leaves enough to back off and to answer after the last call', async () => {
    for (let markMs = 0; markMs <= callMs.store; markMs += 50) {
      const { consume, faults, tookMs, clock } = startConsumer();
      faults.mark = Array(1_000).fill(outage);
      tookMs.mark = markMs;
      await consume(makeRecord());
      expect(startMs + 15_000 - clock.nowMs).toBeGreaterThanOrEqual(callMs.farewell);
    }
    expect(callMs.farewell).toBeGreaterThan(callMs.backOff);
  });
});

it('writes one line and one count for each message, and no value of any event', async () => {
  const { consume, lines, counted, faults } = startConsumer();
  const event = makeEvent();
  const body = JSON.stringify(event);
  faults.claim.push(undefined, undefined, outage);
  const other = makeRecord({ body: JSON.stringify({ ...event, QueueName: `${phoneNumber}0` }) });
  await consume(makeRecord({ body }), makeRecord({ body }), other, junk());
  await consume(makeRecord());
  await consume(makeRecord());
  expect(lines.filter(({ message }) => message === 'delivery settled')).toHaveLength(6);
  expect(counted).toEqual({
    Published: 2,
    Duplicates: 1,
    Quarantined: 2,
    'Quarantined idConflict': 1,
    'Quarantined invalidJson': 1,
    Retries: 1,
  });
  expect(JSON.stringify(lines)).not.toContain(phoneNumber);
});

it('fails a batch that a bug stops, and lets no message of the error out', async () => {
  const { lines } = startConsumer();
  const write = (message: string, facts: object) => lines.push({ message, ...facts });
  const { ports } = startWorld();
  const handle = makeHandler(
    { ...options, maxBackoffSeconds: 900 },
    {
      ...ports,
      putEvents: async () => {
        throw new RangeError(`no ${phoneNumber}`);
      },
      delayMessage: async () => {},
      log: { info: write, warn: write, error: write },
      metrics: memoryMetrics().metrics,
    },
  );
  const failure = handle({ Records: [makeRecord()] }, context);
  await expect(failure).rejects.toThrow('batch failed: the line before says why');
  expect(lines).toMatchObject([{ message: 'batch failed', fault: { name: 'RangeError' } }]);
  expect(JSON.stringify(lines)).not.toContain(phoneNumber);
});
