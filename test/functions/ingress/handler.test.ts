import { randomBytes } from 'node:crypto';
import {
  attributeOf,
  awsError,
  type EventParts,
  endpoint,
  json,
  makeEvent,
  previousSecret,
  readBack,
  secret,
  startIngress,
} from './ingress-fixture.ts';

const { jest } = import.meta;

const base64 = Buffer.from(json).toString('base64');

describe('what is accepted', () => {
  const cases: readonly (readonly [string, EventParts])[] = [
    ['a POST to the path', {}],
    ['a POST to the path with a trailing slash', { path: '/webhook/' }],
    ['a body that API Gateway handed over as base64', { body: base64, isBase64Encoded: true }],
    ['junk', { body: 'not JSON at all' }],
    ['an empty body', { body: '' }],
    ['no body', { body: null }],
    ['an event header that names another type', { headers: { 'x-benemen-event': 'UserStatus' } }],
    ['header names in other cases', { token: undefined, headers: { 'X-BENEMEN-Token': secret } }],
    ['a time of arrival that makes no sense', { timeEpoch: 'soon' }],
  ];
  it.each(cases)('answers 200 without a body to %s, once the queue has it', async (_, parts) => {
    const { handle, queue } = startIngress();
    expect(await handle(makeEvent(parts))).toEqual({ statusCode: 200, body: '' });
    expect(queue.taken).toHaveLength(1);
  });

  it('keeps the bytes of a body that came as base64', async () => {
    const { handle, queue } = startIngress();
    await handle(makeEvent({ body: base64, isBase64Encoded: true }));
    expect(queue.taken[0]?.body).toBe(json);
  });

  it('gives every accepted POST a delivery id of its own', async () => {
    const { handle, queue } = startIngress();
    await handle(makeEvent());
    await handle(makeEvent());
    const ids = queue.taken.map((message) => attributeOf(message, 'deliveryId'));
    expect(new Set(ids).size).toBe(2);
  });

  it('says which endpoint took it', async () => {
    const { handle, queue } = startIngress({
      endpoints: [endpoint, { name: 'second', path: '/second', secretId: 'other' }],
    });
    await handle(makeEvent({ path: '/second/' }));
    expect(attributeOf(queue.taken[0], 'endpoint')).toBe('second');
  });

  it('carries the trace on where it is one, and the delivery in any case', async () => {
    const trace = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1';
    const lineage = `${trace};Lineage=a87bd80c:1|68fd508a:5`;
    for (const [given, carried] of [
      [trace, trace],
      [lineage, lineage],
      ['nonsense', undefined],
      [undefined, undefined],
      [`Root=1-5759e988-bd862e3fe1be46a994272793;Self=${'x'.repeat(300)}`, undefined],
    ]) {
      const { handle, queue } = startIngress({ traceHeader: () => given });
      expect((await handle(makeEvent())).statusCode).toBe(200);
      expect(queue.taken[0]?.traceHeader).toBe(carried);
    }
  });
});

describe('what is refused', () => {
  const restricted = { ...endpoint, allowedSources: ['198.51.100.0/24'] };
  const cases: readonly (readonly [string, number, EventParts])[] = [
    ['no token', 401, { token: undefined }],
    ['an empty token', 401, { token: '' }],
    ['a wrong token', 401, { token: 'wrong' }],
    ['a prefix of the token', 401, { token: secret.slice(0, 5) }],
    ['a token that goes on', 401, { token: `${secret}x` }],
    ['a token in another case', 401, { token: secret.toUpperCase() }],
    ['a token that is not ASCII', 401, { token: `${secret.slice(0, -1)}É` }],
    ['the token twice, as API Gateway joins it', 401, { token: `${secret},${secret}` }],
    ['the token twice, in two cases', 401, { headers: { 'X-Benemen-Token': secret } }],
    ['a token of a megabyte', 401, { token: 'a'.repeat(1_000_000) }],
    ['another path', 404, { path: '/' }],
    ['a path below the endpoint', 404, { path: '/webhook/more' }],
    ['a path that only starts like it', 404, { path: '/webhooks' }],
    ['two trailing slashes', 404, { path: '/webhook//' }],
    ['another method', 404, { method: 'GET' }],
  ];
  it.each(cases)('%s: answers %d without a body and stores nothing', async (_, status, parts) => {
    const { handle, queue } = startIngress();
    expect(await handle(makeEvent(parts))).toEqual({ statusCode: status, body: '' });
    expect(queue.offered).toEqual([]);
  });

  it.each([
    ['198.51.100.7', 200],
    ['192.0.2.10', 403],
    ['', 403],
    ['unknown', 403],
  ])('answers a source %p, where 198.51.100.0/24 may send, with %d', async (sourceIp, status) => {
    const { handle, queue } = startIngress({ endpoints: [restricted] });
    expect((await handle(makeEvent({ sourceIp }))).statusCode).toBe(status);
    expect(queue.taken).toHaveLength(status === 200 ? 1 : 0);
  });

  it.each([
    ['a missing token', { token: undefined }],
    ['an empty token', { token: '' }],
    ['another path', { path: '/other' }],
  ])('asks the secret store nothing about %s', async (_, parts) => {
    const { handle, store } = startIngress();
    await handle(makeEvent(parts));
    expect(store.reads).toEqual([]);
  });

  it('asks the secret store nothing about a source that may not send', async () => {
    const { handle, store } = startIngress({ endpoints: [restricted] });
    await handle(makeEvent());
    expect(store.reads).toEqual([]);
  });

  it("refuses an endpoint's token at another endpoint", async () => {
    const other = { name: 'second', path: '/second', secretId: 'other' };
    const { handle } = startIngress({
      endpoints: [endpoint, other],
      readSecret: async (secretId, stage) =>
        stage === 'AWSCURRENT' ? `token of ${secretId}` : undefined,
    });
    const post = async (path: string, secretId: string) =>
      (await handle(makeEvent({ path, token: `token of ${secretId}` }))).statusCode;
    expect(await post('/webhook', endpoint.secretId)).toBe(200);
    expect(await post('/second', other.secretId)).toBe(200);
    expect(await post('/second', endpoint.secretId)).toBe(401);
    expect(await post('/webhook', other.secretId)).toBe(401);
  });

  it('answers 413 to a body that does not fit however it is encoded, and stores nothing', async () => {
    const { handle, queue } = startIngress();
    const body = randomBytes(4_000_000);
    const event = makeEvent({ body: body.toString('base64'), isBase64Encoded: true });
    expect(await handle(event)).toEqual({ statusCode: 413, body: '' });
    expect(queue.offered).toEqual([]);
  });
});

describe('what fails', () => {
  it('answers 503 when the queue fails, and 200 once it is back', async () => {
    const { handle, queue } = startIngress();
    queue.answers.push(awsError('ServiceUnavailable', 503));
    expect(await handle(makeEvent())).toEqual({ statusCode: 503, body: '' });
    expect(await handle(makeEvent())).toEqual({ statusCode: 200, body: '' });
  });

  it.each(['AccessDenied', 'ThrottlingException', 'QueueDoesNotExist', 'ExpiredTokenException'])(
    'answers 503 to %s and does not send again',
    async (name) => {
      const { handle, queue } = startIngress();
      queue.answers.push(awsError(name, 400));
      expect((await handle(makeEvent())).statusCode).toBe(503);
      expect(queue.offered).toHaveLength(1);
    },
  );

  it.each(['InvalidMessageContents', 'AWS.SimpleQueueService.InvalidParameterValue'])(
    'sends a text that is refused for good (%s) as base64, without the trace, and answers 200',
    async (name) => {
      const { handle, queue } = startIngress({
        traceHeader: () => 'Root=1-5759e988-bd862e3fe1be46a994272793',
      });
      queue.answers.push(awsError(name, 400));
      expect((await handle(makeEvent())).statusCode).toBe(200);
      const [first, second, ...others] = queue.offered;
      expect(others).toEqual([]);
      expect([attributeOf(first, 'encoding'), attributeOf(second, 'encoding')]).toEqual([
        'text',
        'base64',
      ]);
      expect(second?.traceHeader).toBeUndefined();
      expect(attributeOf(second, 'deliveryId')).toBe(attributeOf(first, 'deliveryId'));
      expect(readBack(second).toString()).toBe(json);
    },
  );

  it('answers 503 when the base64 is refused too', async () => {
    const { handle, queue } = startIngress();
    queue.answers.push(awsError('InvalidX', 400), awsError('InvalidX', 400));
    expect((await handle(makeEvent())).statusCode).toBe(503);
    expect(queue.offered).toHaveLength(2);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'event'],
    ['an empty object', {}],
    ['payload format 1.0', { path: '/webhook', httpMethod: 'POST', headers: {} }],
    ['a body that is a number', { ...makeEvent(), body: 5 }],
    ['without a method', { ...makeEvent(), requestContext: { http: {} } }],
    ['without a path', { ...makeEvent(), rawPath: undefined }],
  ])('answers 503 to an event that is %s', async (_, event) => {
    const { handle } = startIngress();
    expect(await handle(event)).toEqual({ statusCode: 503, body: '' });
  });

  it('needs no more of an event than method, path and token', async () => {
    const { handle, queue } = startIngress();
    const event = {
      rawPath: '/webhook',
      headers: { 'x-benemen-token': secret },
      requestContext: { http: { method: 'POST' } },
    };
    expect((await handle(event)).statusCode).toBe(200);
    expect(attributeOf(queue.taken[0], 'encoding')).toBe('empty');
  });

  it('needs no header at all to answer', async () => {
    const { handle } = startIngress();
    const { headers: _, ...event } = makeEvent();
    expect((await handle(event)).statusCode).toBe(401);
    expect((await handle({ ...event, headers: null })).statusCode).toBe(401);
  });

  it('answers 503 when something breaks that never should', async () => {
    const { handle } = startIngress({
      newDeliveryId: () => {
        throw new Error('out of entropy');
      },
    });
    expect(await handle(makeEvent())).toEqual({ statusCode: 503, body: '' });
  });

  it('answers 200 although logger and metrics fail', async () => {
    const fail = () => {
      throw new Error('disk full');
    };
    const { handle, queue } = startIngress({
      logger: { info: fail, warn: fail, error: fail },
      metrics: { count: fail, countParts: fail, measureMs: fail, flush: fail },
    });
    expect(await handle(makeEvent())).toEqual({ statusCode: 200, body: '' });
    expect(queue.taken).toHaveLength(1);
    expect((await handle(makeEvent({ token: 'wrong' }))).statusCode).toBe(401);
    expect((await handle(null)).statusCode).toBe(503);
  });
});

describe('when a dependency hangs', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: Date.parse('2026-11-20T10:00:00.000Z') });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const settledAfter = async (answer: Promise<{ statusCode: number }>): Promise<string> => {
    const startedMs = Date.now();
    let settled = 'no answer';
    void answer.then(({ statusCode }) => {
      settled = `${statusCode} after ${Date.now() - startedMs} ms`;
    });
    await jest.advanceTimersByTimeAsync(10_000);
    return settled;
  };

  it('answers 503 after 4.5 s when the queue hangs', async () => {
    const { handle, queue } = startIngress({ now: Date.now });
    queue.hangs = true;
    expect(await settledAfter(handle(makeEvent()))).toBe('503 after 4500 ms');
  });

  it('answers 503 after 3 s when the secret store hangs', async () => {
    const { handle, store } = startIngress({ now: Date.now });
    store.hangs = true;
    expect(await settledAfter(handle(makeEvent()))).toBe('503 after 3000 ms');
  });

  it('has one deadline for all calls', async () => {
    const { handle, queue } = startIngress({
      now: Date.now,
      readSecret: async (_, stage) => {
        await new Promise((resolve) => setTimeout(resolve, 2_000));
        return stage === 'AWSCURRENT' ? secret : undefined;
      },
    });
    queue.hangs = true;
    expect(await settledAfter(handle(makeEvent()))).toBe('503 after 4500 ms');
    expect(queue.offered).toHaveLength(1);
  });

  it('counts a cold start that API Gateway waited for', async () => {
    const { handle, queue } = startIngress({ now: Date.now });
    queue.hangs = true;
    const event = makeEvent({ timeEpoch: Date.now() - 700 });
    expect(await settledAfter(handle(event))).toBe('503 after 3800 ms');
  });

  it.each([
    ['far in the past', -60_000, '503 after 2500 ms'],
    ['in the future', 60_000, '503 after 4500 ms'],
    ['of another year', -400 * 86_400_000, '503 after 4500 ms'],
  ])('still leaves time to send when the time of arrival is %s', async (_, skewMs, expected) => {
    const { handle, queue } = startIngress({ now: Date.now });
    queue.hangs = true;
    const event = makeEvent({ timeEpoch: Date.now() + skewMs });
    expect(await settledAfter(handle(event))).toBe(expected);
  });

  it('serves a known token on its cached secrets, within the deadline, while the store hangs', async () => {
    const { handle, store } = startIngress({ now: Date.now });
    await handle(makeEvent());
    await jest.advanceTimersByTimeAsync(300_000);
    store.hangs = true;
    expect(await settledAfter(handle(makeEvent()))).toBe('200 after 1500 ms');
    expect(await settledAfter(handle(makeEvent({ token: previousSecret })))).toMatch(/^503/);
  });
});
