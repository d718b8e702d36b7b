import { type Log, report } from '../../../functions/consumer/report.ts';
import {
  refuseEvent,
  retryEvent,
  type Settlement,
} from '../../../functions/consumer/settlement.ts';
import type { MetricName } from '../../../functions/runtime/metric-names.ts';
import { makePublishable, phoneNumber } from './consumer-fixture.ts';

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
  const counted: MetricName[] = [];
  const write = (level: keyof Log) => (message: string, facts: object) =>
    lines.push({ level, message, ...facts });
  const log = { info: write('info'), warn: write('warn'), error: write('error') };
  report(settlement, log, (metric) => counted.push(metric));
  return { lines, counted };
};

const outcomes: readonly [string, Settlement, readonly MetricName[], object][] = [
  [
    'a publication',
    { outcome: 'published', event, marked: true },
    ['Published'],
    { level: 'info', outcome: 'published', marked: true, schema: 'known', flags: [] },
  ],
  [
    'a publication whose mark failed',
    { outcome: 'published', event, marked: false },
    ['Published'],
    { level: 'error', outcome: 'published', marked: false },
  ],
  [
    'a flagged publication',
    { outcome: 'published', event: flagged, marked: true },
    ['Published', 'Flagged'],
    { level: 'info', flags: ['unknownProperties'] },
  ],
  [
    'a publication of an unknown type',
    { outcome: 'published', event: unknown, marked: true },
    ['PublishedGeneric', 'Flagged'],
    { level: 'info', schema: 'unknown', eventType: 'Novelty' },
  ],
  [
    'a canary, which no metric of the customer counts',
    { outcome: 'published', event: canary, marked: true },
    [],
    { level: 'info', outcome: 'published', schema: 'unknown' },
  ],
  [
    'a duplicate',
    { outcome: 'duplicate', event: flagged },
    ['Duplicates'],
    { level: 'info', outcome: 'duplicate', id: flagged.id },
  ],
  [
    'a quarantined delivery',
    refuseEvent(event, 'invalidPayload', issues),
    ['Quarantined'],
    {
      level: 'warn',
      outcome: 'quarantined',
      reason: 'invalidPayload',
      issues: issues.slice(0, 5),
      deliveryId: 'd-1',
    },
  ],
  [
    'a message to be received again',
    retryEvent(event, 'unknownOutcome', { error: 'TimeoutError', notBeforeMs: 5 }),
    ['Retries'],
    {
      level: 'warn',
      outcome: 'retry',
      cause: 'unknownOutcome',
      error: 'TimeoutError',
      messageId: event.delivery.messageId,
    },
  ],
];

describe.each(outcomes)('%s', (_, settlement, metrics, facts) => {
  it('is one line of the log', () => {
    expect(run(settlement).lines).toMatchObject([{ message: 'delivery settled', ...facts }]);
  });

  it('is counted once as what became of the message', () => {
    expect(run(settlement).counted).toEqual(metrics);
  });

  it('shows no value of the event, and nothing that gives access', () => {
    const line = JSON.stringify(run(settlement).lines);
    for (const secret of [phoneNumber, 'receipt of', 'Sample', event.fingerprint])
      expect(line).not.toContain(secret);
  });
});
