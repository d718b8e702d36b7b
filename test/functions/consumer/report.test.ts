import { report } from '../../../functions/consumer/report.ts';
import {
  refuseEvent,
  retryEvent,
  type Settlement,
} from '../../../functions/consumer/settlement.ts';
import type { Log } from '../../../functions/runtime/start-logger.ts';
import { memoryMetrics } from '../runtime/memory-metrics.ts';
import { makePublishable, phoneNumber, startMs } from './consumer-fixture.ts';

const event = makePublishable({}, { deliveryId: 'd-1' });
const flagged = makePublishable({ Surprise: phoneNumber });
const unknown = makePublishable(
  { EventType: 'Novelty' },
  { eventHeader: 'Novelty', contentType: 'text/plain' },
);
const canary = makePublishable(
  { EventType: 'EnreachWebhooksCanary' },
  { eventHeader: 'EnreachWebhooksCanary' },
);
const issues = Array.from({ length: 9 }, (_, index) => ({
  path: `AttachedUsers.${index}.UserId`,
  kind: 'type' as const,
  expected: 'Guid',
}));

const run = (settlement: Settlement) => {
  const lines: unknown[] = [];
  const { metrics, counted, measured } = memoryMetrics();
  const write = (level: keyof Log) => (message: string, facts: object) =>
    lines.push({ level, message, ...facts });
  const log = { info: write('info'), warn: write('warn'), error: write('error') };
  report(settlement, { log, metrics });
  return { lines, counted, measured };
};

const publication = { outcome: 'published', publishedAtMs: startMs, takeover: false } as const;
const takenOver = { takeover: true, claim: 'released' } as const;
const published = (
  of = event,
  more: { takeover?: boolean; marked?: boolean } = {},
): Settlement => ({
  ...publication,
  marked: true,
  event: of,
  ...more,
});
const eventAge = startMs - event.entry.Time.getTime();

const outcomes: readonly [string, Settlement, Readonly<Record<string, number>>, object][] = [
  [
    'a publication',
    published(),
    { Published: 1 },
    {
      level: 'info',
      outcome: 'published',
      marked: true,
      takeover: false,
      schema: 'known',
      flags: [],
      eventAgeMs: eventAge,
    },
  ],
  [
    'a publication whose mark failed',
    published(event, { marked: false }),
    { Published: 1, FailedMarks: 1 },
    { level: 'error', outcome: 'published', marked: false },
  ],
  [
    'a flagged publication',
    published(flagged),
    { Published: 1, Flagged: 1, 'Flagged unknownProperties': 1 },
    { level: 'info', flags: ['unknownProperties'] },
  ],
  [
    'a publication after a takeover',
    published(event, { takeover: true }),
    { Published: 1, LeaseTakeovers: 1 },
    { level: 'info', outcome: 'published', takeover: true },
  ],
  [
    'a publication of an unknown type',
    published(unknown),
    {
      PublishedGeneric: 1,
      Flagged: 1,
      'Flagged contentType': 1,
      'Flagged unknownProperties': 1,
    },
    { level: 'info', schema: 'unknown', eventType: 'Novelty' },
  ],
  [
    'a canary, which no metric of the customer counts',
    published(canary, { takeover: true, marked: false }),
    {},
    { level: 'error', outcome: 'published', schema: 'unknown' },
  ],
  [
    'a canary that is to be received again, which none counts either',
    retryEvent(canary, 'unknownOutcome', takenOver),
    {},
    { level: 'warn', outcome: 'retry', eventType: 'EnreachWebhooksCanary' },
  ],
  ['a canary seen before', { outcome: 'duplicate', event: canary }, {}, { outcome: 'duplicate' }],
  ['a refused canary', refuseEvent(canary, 'idConflict'), {}, { outcome: 'quarantined' }],
  [
    'a duplicate',
    { outcome: 'duplicate', event: flagged },
    { Duplicates: 1 },
    { level: 'info', outcome: 'duplicate', id: flagged.id },
  ],
  [
    'a quarantined delivery',
    refuseEvent(event, 'invalidPayload', issues),
    { Quarantined: 1, 'Quarantined invalidPayload': 1 },
    {
      level: 'warn',
      outcome: 'quarantined',
      reason: 'invalidPayload',
      issues: issues.slice(0, 5),
      deliveryId: 'd-1',
    },
  ],
  [
    'a delivery that the bus refuses after a takeover',
    refuseEvent(event, 'refusedByBus', [], takenOver),
    { Quarantined: 1, 'Quarantined refusedByBus': 1, LeaseTakeovers: 1 },
    { level: 'warn', reason: 'refusedByBus', ...takenOver },
  ],
  [
    'a message to be received again',
    retryEvent(event, 'refused', { error: 'ThrottlingException', claim: 'releaseFailed' }),
    { Retries: 1 },
    { level: 'warn', outcome: 'retry', cause: 'refused', claim: 'releaseFailed' },
  ],
  [
    'a message to be received again after a takeover',
    retryEvent(event, 'refused', takenOver),
    { Retries: 1, LeaseTakeovers: 1 },
    { level: 'warn', outcome: 'retry', ...takenOver },
  ],
  [
    'a message that was received three times',
    retryEvent(makePublishable({}, { receiveCount: 3 }), 'fault'),
    { Retries: 1 },
    { level: 'warn', receiveCount: 3 },
  ],
  [
    'a message that keeps failing',
    retryEvent(makePublishable({}, { receiveCount: 4 }), 'fault'),
    { Retries: 1, StuckRetries: 1 },
    { level: 'warn', receiveCount: 4 },
  ],
  [
    'a message of which it is not known whether it was published',
    retryEvent(event, 'unknownOutcome', { error: 'TimeoutError', notBeforeMs: 5 }),
    { Retries: 1, UnknownOutcomes: 1 },
    {
      level: 'warn',
      outcome: 'retry',
      cause: 'unknownOutcome',
      error: 'TimeoutError',
      messageId: event.delivery.messageId,
    },
  ],
];

describe.each(outcomes)('%s', (_, settlement, counts, facts) => {
  it('is one line of the log', () => {
    expect(run(settlement).lines).toMatchObject([{ message: 'delivery settled', ...facts }]);
  });

  it('is counted once as what became of the message', () => {
    expect(run(settlement).counted).toEqual(counts);
  });

  it('shows no value of the event, and nothing that gives access', () => {
    const line = JSON.stringify(run(settlement).lines);
    for (const secret of [phoneNumber, 'receipt of', 'Sample', event.fingerprint])
      expect(line).not.toContain(secret);
  });
});

describe('the age of an event', () => {
  const aged = (Timestamp: string) => run(published(makePublishable({ Timestamp })));

  it('is the time from its Timestamp to its publication', () => {
    expect(aged('2026-11-20T09:59:58.5Z').measured).toEqual([['EventAge', 1_500]]);
  });

  it('is never negative: clocks differ, and percentiles would be lost', () => {
    expect(aged('2026-11-20T10:00:07Z').measured).toEqual([['EventAge', 0]]);
  });

  it('is not known where the Timestamp is no time', () => {
    const { measured, lines } = aged('0001-01-01T00:00:00');
    expect(measured).toEqual([]);
    expect(lines).not.toMatchObject([{ eventAgeMs: expect.any(Number) }]);
  });

  it('of a canary is no metric', () => {
    expect(run(published(canary)).measured).toEqual([]);
  });
});
