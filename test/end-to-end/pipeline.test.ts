import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { eventually, type Pipeline, secret, startPipeline } from './pipeline.ts';

const example = readFileSync('docs/example-event.json', 'utf8');

/** The specification's example as another event. */
const newEvent = (change: object = {}) => {
  const id = randomUUID();
  return { id, body: JSON.stringify({ ...JSON.parse(example), Id: id, ...change }) };
};

describe('the pipeline on the local cloud', () => {
  let pipeline: Pipeline;
  beforeAll(async () => {
    pipeline = await startPipeline();
  });
  afterAll(() => pipeline.stop());

  it("publishes the specification's own example as a typed event that a rule sees", async () => {
    const answer = await pipeline.post(example, {
      headers: { 'X-Benemen-Event': 'QueueCallInUserAllocated' },
    });

    expect(answer).toEqual({ status: 200, body: '' });
    const id = JSON.parse(example).Id;
    const event = await eventually(() => pipeline.received(id)[0]);
    expect(event).toMatchObject({
      source: 'enreach.webhooks',
      'detail-type': 'QueueCallInUserAllocated',
      time: '2018-01-01T08:01:23Z',
      detail: {
        QueueName: 'Sample queue 1',
        UserName: 'sample.agent@customer.com',
        Timestamp: '2018-01-01T08:01:23.45Z',
        LegId: null,
        metadata: { endpoint: 'default', schema: 'known' },
      },
    });
    expect(event.detail.metadata.flags).toContain('casing');
  });

  it.each([
    ['without a slash', ''],
    ['with a trailing slash', '/'],
  ])('serves the URL %s', async (_, path) => {
    const { id, body } = newEvent();
    expect(await pipeline.post(body, { path })).toEqual({ status: 200, body: '' });
    await eventually(() => pipeline.received(id).length === 1);
  });

  it.each([
    ['a wrong token', 401, { headers: { 'X-Benemen-Token': 'wrong' } }],
    ['no token', 401, { headers: { 'X-Benemen-Token': undefined } }],
    ['a path below the endpoint', 404, { path: '/other' }],
  ])('answers %s with %i, no body, and stores nothing', async (_, status, options) => {
    const { id, body } = newEvent();
    expect(await pipeline.post(body, options)).toEqual({ status, body: '' });
    await setTimeout(300);
    expect(pipeline.received(id)).toEqual([]);
    expect(pipeline.logs.join()).not.toContain(id);
  });

  it('publishes a resent event once and calls the second a duplicate', async () => {
    const { id, body } = newEvent();
    await pipeline.post(body);
    await eventually(() => pipeline.received(id)[0]);
    await pipeline.post(body);
    await eventually(() => pipeline.outcomes('duplicate').some((line) => line.includes(id)));
    expect(pipeline.received(id)).toHaveLength(1);
  });

  it('publishes an event once when its deliveries come all at once', async () => {
    const { id, body } = newEvent();
    await Promise.all(Array.from({ length: 10 }, () => pipeline.post(body)));
    await eventually(
      () => pipeline.outcomes('duplicate').filter((line) => line.includes(id)).length === 9,
      20_000,
    );
    expect(pipeline.received(id)).toHaveLength(1);
  });

  it('quarantines an Id that comes again with other content', async () => {
    const { id, body } = newEvent();
    await pipeline.post(body);
    await eventually(() => pipeline.received(id)[0]);
    await pipeline.post(body.replace('Sample queue 1', 'Another queue'));
    const item = await eventually(async () =>
      (await pipeline.quarantined()).find(({ EventId }) => EventId?.S === id),
    );
    expect(item.Reason.S).toBe('idConflict');
    expect(pipeline.received(id)).toHaveLength(1);
  });

  it.each([
    ['broken JSON', Buffer.from('{"Id":'), 'invalidJson'],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x01]), 'invalidJson'],
    ['an emoji that the queue refuses', Buffer.from('no JSON 😀'), 'invalidJson'],
    ['an empty body', Buffer.alloc(0), 'emptyBody'],
    ['a list', Buffer.from('[1]'), 'notAnObject'],
  ])('keeps %s in the quarantine, to the byte', async (_, body, reason) => {
    const before = new Set((await pipeline.quarantined()).map((item) => item.DeliveryId.S));
    // Of a textual content type API Gateway hands over text, not bytes.
    const headers = { 'Content-Type': 'application/octet-stream' };
    expect(await pipeline.post(body, { headers })).toEqual({ status: 200, body: '' });
    const item = await eventually(async () =>
      (await pipeline.quarantined()).find(({ DeliveryId }) => !before.has(DeliveryId.S)),
    );
    expect(item.Reason.S).toBe(reason);
    expect(gunzipSync(item.GzippedBody.B).equals(body)).toBe(true);
  });

  it('writes the token to no log', () => {
    expect(pipeline.logs.length).toBeGreaterThan(0);
    expect(pipeline.logs.join('\n')).not.toContain(secret);
  });

  // The last one: the queue does not come back.
  it('answers 503 within 5 s while the queue is down', async () => {
    await pipeline.cloud.stopSqs();
    const startMs = Date.now();
    const answer = await pipeline.post(newEvent().body);
    expect(answer).toEqual({ status: 503, body: '' });
    expect(Date.now() - startMs).toBeLessThan(5_000);
  });
});
