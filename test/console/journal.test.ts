import { createJournal, type Journal } from '../../lib/console/journal/journal.ts';
import { deliveryOf } from '../../lib/console/journal/records.ts';
import type { Delivery } from '../../lib/console/messages.ts';
import type { Activity } from '../../lib/local/activity.ts';

const deliveryId = '7d4f5f0e-5f0a-4f2e-9d5e-0c8e5a1b2c3d';
const requestId = 'request-1=';
const startedMs = 1_000_000;

const answered = (status = 200, id = requestId): Activity => ({
  kind: 'answered',
  request: {
    api: { accountId: '', apiId: '', stage: '' },
    requestId: id,
    startedMs,
    method: 'POST',
    path: '/webhook',
    protocol: 'HTTP/1.1',
    domainName: '',
    sourceIp: '',
    userAgent: '',
    routeKey: undefined,
    status,
    responseBytes: 0,
    latencyMs: 5,
    errorMessage: undefined,
    body: Buffer.from('{"Id":"i"}'),
    integration: undefined,
  },
});

const log = (line: object): Activity => ({
  kind: 'log',
  functionName: 'any',
  text: JSON.stringify(line),
});
const answeredLine = log({
  message: 'webhook answered',
  outcome: 'accepted',
  requestId,
  deliveryId,
  endpoint: 'default',
  eventHeader: 'QueueStatus',
});
const settled = (outcome: string, more: object = {}): Activity =>
  log({ message: 'delivery settled', outcome, deliveryId, id: 'i', receiveCount: 1, ...more });

const served = (
  service: string,
  operation: string,
  input: object,
  endedMs: number,
  functionName: string | undefined = 'any',
): Activity => ({
  kind: 'served',
  call: { service, operation, input, functionName, startedMs: endedMs, endedMs, succeeded: true },
});
const attributes = { DeliveryId: { DataType: 'String', StringValue: deliveryId } };
const queued = served('sqs', 'SendMessage', { MessageAttributes: attributes }, startedMs + 3);
const claimed = served(
  'dynamodb',
  'UpdateItem',
  {
    Key: { Id: { S: 'i' } },
    ExpressionAttributeValues: { ':delivery': { S: deliveryId } },
  },
  startedMs + 10,
);
const marked = served(
  'dynamodb',
  'BatchWriteItem',
  { RequestItems: { table: [{ PutRequest: { Item: { DeliveryId: { S: deliveryId } } } }] } },
  startedMs + 25,
);
const event = {
  id: 'event-1',
  busName: 'bus',
  source: 'enreach.webhooks',
  detailType: 'QueueStatus',
  timeMs: startedMs,
  ingestedMs: startedMs + 20,
  json: JSON.stringify({ id: 'event-1', detail: { Id: 'i', metadata: { deliveryId } } }),
};
const rule = { rule: 'mine', event } as const;

const journalOf = (...activities: readonly Activity[]): Journal => {
  const journal = createJournal(() => startedMs + 30);
  for (const activity of activities) journal.record(activity);
  return journal;
};
const deliveries = (journal: Journal): readonly Delivery[] => journal.deliveries().map(deliveryOf);
const kindsOf = (journal: Journal) =>
  deliveries(journal).map(({ steps }) => steps.map(({ kind }) => kind));

describe('the journal', () => {
  const way: readonly Activity[] = [
    queued,
    answeredLine,
    answered(),
    claimed,
    { kind: 'published', event },
    { kind: 'matched', ...rule },
    { kind: 'delivered', ...rule, target: 'arn:target' },
    marked,
    settled('published', { eventType: 'QueueStatus', flags: ['casing'], schema: 'known' }),
  ];
  const steps = [
    'received',
    'queued',
    'answered',
    'claimed',
    'published',
    'marked',
    'matched',
    'delivered',
  ];

  it.each([
    ['as it happens', way],
    ['with the answer before the line', [queued, answered(), answeredLine, ...way.slice(3)]],
    [
      'with the line last of the ingress',
      [answered(), queued, claimed, answeredLine, ...way.slice(4)],
    ],
    [
      'with the event before the line',
      [queued, answered(), claimed, way[4], answeredLine, ...way.slice(5)].filter(
        (one) => one !== undefined,
      ),
    ],
  ])('makes one delivery with all its steps of what it hears %s', (_, activities) => {
    const journal = journalOf(...activities);
    expect(kindsOf(journal)).toEqual([steps]);
    expect(deliveries(journal)).toMatchObject([
      {
        deliveryId,
        id: 'i',
        eventType: 'QueueStatus',
        endpoint: 'default',
        outcome: 'published',
        flags: ['casing'],
        bodyBytes: 10,
        atMs: startedMs,
      },
    ]);
    expect(journal.counts()).toMatchObject({
      received: 1,
      accepted: 1,
      published: 1,
      delivered: 1,
      refused: 0,
    });
    expect(journal.rates.read(startedMs + 30).overall).toMatchObject({ answer: { p50: 5 } });
  });

  it('knows why it was refused', () => {
    const refusal = log({ message: 'webhook answered', outcome: 'refusedToken', requestId });
    const journal = journalOf(answered(401), refusal);
    expect(deliveries(journal)).toMatchObject([
      { outcome: 'refused', reason: 'refusedToken', steps: [{}, { what: '401' }] },
    ]);
    expect(journal.counts()).toMatchObject({ received: 1, accepted: 0, refused: 1 });
  });

  it('follows what a person releases from the quarantine, and measures none of its wait', () => {
    const issues = [{ path: 'CallId', kind: 'format', expected: 'Guid' }];
    const released = served(
      'sqs',
      'SendMessage',
      { MessageAttributes: attributes },
      startedMs + 35,
    );
    const byPerson: Activity =
      released.kind === 'served'
        ? { ...released, call: { ...released.call, functionName: undefined } }
        : released;
    const journal = journalOf(
      answered(),
      answeredLine,
      settled('quarantined', { reason: 'invalidPayload', issues }),
    );
    expect(deliveries(journal)).toMatchObject([
      {
        outcome: 'quarantined',
        reason: 'invalidPayload',
        issues: [{ path: 'CallId', kind: 'format' }],
      },
    ]);
    journal.record(byPerson);
    expect(deliveries(journal)).toMatchObject([{ outcome: 'inFlight' }]);
    journal.record({ kind: 'published', event: { ...event, ingestedMs: startedMs + 40 } });
    journal.record(settled('published'));
    expect(kindsOf(journal)).toEqual([
      ['received', 'answered', 'quarantined', 'released', 'published'],
    ]);
    expect(deliveries(journal)).toMatchObject([{ outcome: 'published', issues: [] }]);
    expect(journal.rates.read(startedMs + 30).overall.publication).toBeUndefined();
  });

  it('tells what a person drops from what leaves the quarantine by a release', () => {
    const gone = served(
      'dynamodb',
      'DeleteItem',
      { Key: { DeliveryId: { S: deliveryId }, Part: { N: '0' } } },
      startedMs + 16,
    );
    const byPerson: Activity =
      gone.kind === 'served' ? { ...gone, call: { ...gone.call, functionName: undefined } } : gone;
    const dropped = journalOf(answered(), answeredLine, settled('quarantined'), byPerson);
    expect(deliveries(dropped)).toMatchObject([{ outcome: 'dropped' }]);
    const released = journalOf(answered(), answeredLine, settled('published'), byPerson);
    expect(deliveries(released)).toMatchObject([{ outcome: 'published' }]);
  });

  it('hears nothing in what is none of its business', () => {
    const other = { ...event, json: JSON.stringify({ id: 'event-2', detail: {} }) };
    const journal = journalOf(
      { kind: 'log', functionName: 'any', text: 'START RequestId' },
      log({ message: 'secrets not refreshed' }),
      served('dynamodb', 'UpdateItem', { Key: {} }, startedMs),
      { kind: 'published', event: other },
    );
    expect(deliveries(journal)).toEqual([]);
  });

  it('tells what changed since it was last asked, and keeps the newest 500', () => {
    const journal = journalOf();
    for (let at = 0; at < 501; at += 1) journal.record(answered(200, `request-${at}`));
    expect(journal.deliveries()).toHaveLength(500);
    const changes = journal.takeChanges();
    expect(changes).toHaveLength(501);
    expect(changes.filter((key) => !journal.find(key))).toHaveLength(1);
    expect(journal.takeChanges()).toEqual([]);
  });
});
