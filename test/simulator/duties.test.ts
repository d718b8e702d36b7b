import { readFileSync } from 'node:fs';
import { endpointProblem } from '../../lib/simulator/configuration/endpoint-problem.ts';
import {
  parseWebhookConfig,
  type WebhookConfig,
} from '../../lib/simulator/configuration/webhook-config.ts';
import { type Receiver, startReceiver, status } from './receiver.ts';
import { endpointAt, sendAll, someEvents } from './send-all.ts';

/** The sender's duties, each under the words of Enreach's documentation that make it one. */

const receivers: Receiver[] = [];
const receiver = async (...options: Parameters<typeof startReceiver>): Promise<Receiver> => {
  const started = await startReceiver(...options);
  receivers.push(started);
  return started;
};
afterEach(async () => {
  await Promise.all(receivers.splice(0).map(({ close }) => close()));
});

const headersOf = ({ received }: Receiver, name: string): string[] =>
  received.flatMap(({ headers }) => headers.filter(([own]) => own === name).map(([, own]) => own));
const idsAt = ({ received }: Receiver): string[] => received.map(({ body }) => JSON.parse(body).Id);

const example = JSON.parse(readFileSync('docs/example-event.json', 'utf8'));
const [queueA, queueB] = [
  '6cb31d7d-9cd9-41dc-a096-62cf31fd0281',
  '11111111-2222-4333-8444-555555555555',
];
const eventAt = (EntityId: string, Id: string, EventType = 'QueueStatus') => ({
  ...example,
  EventType,
  EntityId,
  Id,
});

const subscribed = (
  { url }: Receiver,
  ...Subscriptions: WebhookConfig['Subscriptions']
): WebhookConfig => ({ Webhook: { Endpoint: url, InsecureSSL: false }, Subscriptions });

const duties: [duty: string, words: string, test: () => Promise<void>][] = [
  [
    'posts each event to the URL',
    'send a HTTPS POST request to predefined URL whenever defined events occur',
    async () => {
      const target = await receiver();
      const events = someEvents(3);
      const { totals } = await sendAll(events, [endpointAt(target.url)]);
      expect(target.received.map(({ requestLine }) => requestLine)).toEqual(
        Array(3).fill('POST /webhook/ HTTP/1.1'),
      );
      expect(idsAt(target)).toEqual(events.map(({ Id }) => Id));
      expect(totals).toMatchObject({ sent: 3, acknowledged: 3, resent: 0, discarded: 0 });
    },
  ],
  [
    'serves any number of endpoints, each with its own subscriptions',
    'Any number of webhook endpoints are configured and then event subscriptions are bound to them',
    async () => {
      const [one, other] = [await receiver(), await receiver()];
      await sendAll(
        [eventAt(queueA, 'a', 'QueueStatus'), eventAt(queueA, 'b', 'QueueCallInComing')],
        [
          subscribed(one, { EventType: 'QueueStatus', AllEntities: true }),
          subscribed(
            other,
            { EventType: 'QueueStatus', AllEntities: true },
            { EventType: 'QueueCallInComing', AllEntities: true },
          ),
        ],
      );
      expect(idsAt(one)).toEqual(['a']);
      expect(idsAt(other)).toEqual(['a', 'b']);
    },
  ],
  [
    'sends only the types that are subscribed to',
    'EventType: Name of event that should be notified',
    async () => {
      const target = await receiver();
      await sendAll(
        [eventAt(queueA, 'a', 'QueueStatus'), eventAt(queueA, 'b', 'QueueCallInComing')],
        [subscribed(target, { EventType: 'QueueStatus', AllEntities: true })],
      );
      expect(idsAt(target)).toEqual(['a']);
    },
  ],
  [
    'sends only the events of the entity that is subscribed to',
    'EntityId: Id of specific entity to get events about',
    async () => {
      const target = await receiver();
      await sendAll(
        [eventAt(queueA, 'a'), eventAt(queueB, 'b')],
        [
          subscribed(target, {
            EventType: 'QueueStatus',
            EntityId: queueB.toUpperCase(),
            AllEntities: false,
          }),
        ],
      );
      expect(idsAt(target)).toEqual(['b']);
    },
  ],
  [
    'sends the events of all entities where these are subscribed to, each once',
    'AllEntities: Alternatively to specific EntityId, return events for all entities',
    async () => {
      const target = await receiver();
      await sendAll(
        [eventAt(queueA, 'a'), eventAt(queueB, 'b')],
        [
          subscribed(
            target,
            { EventType: 'QueueStatus', AllEntities: true },
            { EventType: 'QueueStatus', EntityId: queueA, AllEntities: false },
          ),
        ],
      );
      expect(idsAt(target)).toEqual(['a', 'b']);
    },
  ],
  [
    'sends the secret with every request, a resent one too',
    'If webhook configuration defines Secret parameter, that string will be included in X-Benemen-Token HTTP header in all requests',
    async () => {
      const target = await receiver((response, _, index) =>
        status(index === 0 ? 503 : 200)(response, _, index),
      );
      await sendAll(someEvents(2), [endpointAt(target.url, { Secret: 'MySecretString' })]);
      expect(headersOf(target, 'X-Benemen-Token')).toEqual(Array(3).fill('MySecretString'));
    },
  ],
  [
    'sends no token header without a secret',
    'If webhook configuration defines Secret parameter',
    async () => {
      const target = await receiver();
      await sendAll(someEvents(1), [endpointAt(target.url)]);
      expect(target.received).toHaveLength(1);
      expect(headersOf(target, 'X-Benemen-Token')).toEqual([]);
    },
  ],
  [
    'refuses a certificate that no public authority signed, and discards',
    'The HTTPS endpoint certificate is validated against known certificate authority list. Self-signed certificates cannot be used',
    async () => {
      const target = await receiver(status(200), { tls: true });
      const { totals } = await sendAll(someEvents(1), [endpointAt(target.url)]);
      expect(totals).toMatchObject({
        discarded: 1,
        statuses: { DEPTH_ZERO_SELF_SIGNED_CERT: 4 },
      });
      expect(target.received).toEqual([]);
    },
  ],
  [
    'takes a self-signed certificate with InsecureSSL',
    'unless explicitly enabled by the InsecureSSL flag in webhook configuration',
    async () => {
      const target = await receiver(status(200), { tls: true });
      const { totals } = await sendAll(someEvents(1), [
        endpointAt(target.url, { InsecureSSL: true }),
      ]);
      expect(totals).toMatchObject({ acknowledged: 1, statuses: { 200: 1 } });
    },
  ],
  [
    'takes no URL of plain HTTP',
    'Plain HTTP is not allowed, as the payload is potentially very sensitive',
    async () => {
      const problem = (allowInsecureUrl: boolean) =>
        endpointProblem('http://my.integration.com/webhook/', { allowInsecureUrl });
      expect(problem(false)).toMatch(/plain HTTP is not allowed/);
      expect(problem(true)).toBeUndefined();
    },
  ],
  [
    'takes no port but 443',
    'The listener must listen in default HTTPS port 443. Using other ports is not possible',
    async () => {
      const problem = (url: string, allowInsecureUrl = false) =>
        endpointProblem(url, { allowInsecureUrl });
      expect(problem('https://my.integration.com:8443/')).toMatch(/only port 443/);
      expect(problem('https://my.integration.com:443/')).toBeUndefined();
      expect(problem('https://my.integration.com:8443/', true)).toBeUndefined();
    },
  ],
  [
    'sends no event again that was answered 200',
    'respond as fast as possible with a 200 OK status code',
    async () => {
      const target = await receiver();
      await sendAll(someEvents(1), [endpointAt(target.url)]);
      expect(target.received).toHaveLength(1);
    },
  ],
  ...[201, 202, 204, 301, 307, 400, 401, 404, 429, 500, 503].map(
    (code): [string, string, () => Promise<void>] => [
      `sends again what was answered ${code}, wherever its headers lead`,
      'sending any other response code than 200 OK will make the request get re-sent',
      async () => {
        const elsewhere = await receiver();
        const target = await receiver((response, _, index) =>
          response.writeHead(index === 0 ? code : 200, { Location: elsewhere.url }).end(),
        );
        const { totals } = await sendAll(someEvents(1), [endpointAt(target.url)]);
        expect(totals).toMatchObject({
          acknowledged: 1,
          resent: 1,
          statuses: { [code]: 1, 200: 1 },
        });
        expect(elsewhere.received).toEqual([]);
      },
    ],
  ),
  [
    'sends again what was not answered in time',
    'Otherwise you risk the request timing out and getting re-sent',
    async () => {
      const target = await receiver((response, _, index) => {
        if (index > 0) response.writeHead(200).end();
      });
      const { totals } = await sendAll(someEvents(1), [endpointAt(target.url)], { timeoutMs: 500 });
      expect(totals.acknowledged).toBe(1);
      expect(totals.statuses.timedOut).toBeGreaterThanOrEqual(1);
    },
  ],
  [
    'sends again what found nobody',
    'If the request times out or receives status code other than 200, it will be retried',
    async () => {
      const gone = await startReceiver();
      await gone.close();
      const { totals } = await sendAll(someEvents(1), [endpointAt(gone.url)]);
      expect(totals).toMatchObject({ resent: 3, statuses: { ECONNREFUSED: 4 } });
    },
  ],
  [
    'gives up after a few times, discards, and says so',
    'it will be retried a few times and then discarded',
    async () => {
      const target = await receiver(status(503));
      const [event] = someEvents(1);
      const { activities } = await sendAll(event ? [event] : [], [endpointAt(target.url)]);
      expect(target.received).toHaveLength(4);
      expect(activities.at(-1)).toMatchObject({
        kind: 'settled',
        id: event?.Id,
        endpoint: target.url,
        outcome: 'discarded',
        attempts: 4,
        last: { kind: 'answered', status: 503 },
      });
    },
  ],
  [
    'sends every time the same bytes, with the same Id',
    'keep track of handled events based on their Id',
    async () => {
      const target = await receiver(status(500));
      await sendAll(someEvents(1), [endpointAt(target.url)]);
      expect(target.received).toHaveLength(4);
      expect(new Set(target.received.map(({ body }) => body)).size).toBe(1);
    },
  ],
  [
    'ignores the body of an answer, even one that never ends',
    'The listener should not include any response body. It will be ignored in any case',
    async () => {
      const target = await receiver((response, _, index) => {
        response.writeHead(index < 2 ? 200 : 503).write('{"error": "');
        if (index !== 1) response.end('503"}');
      });
      const { totals } = await sendAll(someEvents(3), [endpointAt(target.url)], {
        retries: 0,
        // One connection, which the endless body would keep from the third event.
        timeoutMs: 1_000,
      });
      expect(totals).toMatchObject({ acknowledged: 2, discarded: 1, sent: 3 });
    },
  ],
  [
    'takes one URL an endpoint',
    'Each endpoint can only define a single URL. No load-balancing sets or failovers are supported',
    async () => {
      const Endpoint = ['https://one.example.com/', 'https://other.example.com/'];
      const config = { Webhook: { Endpoint }, Subscriptions: [] };
      expect(parseWebhookConfig(JSON.stringify(config)).problems).toEqual([
        'Webhook.Endpoint must be one URL, as a string',
      ]);
    },
  ],
  [
    'makes the request of the example',
    'Example full request',
    async () => {
      const target = await receiver();
      await sendAll([example], [endpointAt(target.url, { Secret: 'MySecretString' })]);
      const [request] = target.received;
      expect(request?.requestLine).toBe('POST /webhook/ HTTP/1.1');
      const compact = JSON.stringify(example);
      expect(request?.headers).toEqual([
        ['X-Benemen-Event', 'QueueCallInUserAllocated'],
        ['X-Benemen-Token', 'MySecretString'],
        ['Content-Type', 'application/json; charset=utf-8'],
        ['Host', new URL(target.url).host],
        ['Content-Length', `${Buffer.byteLength(compact)}`],
        ['Connection', 'Keep-Alive'],
      ]);
      expect(request?.body).toBe(compact);
    },
  ],
  [
    'keeps its connection for the next request',
    'Connection: Keep-Alive',
    async () => {
      const target = await receiver();
      await sendAll(someEvents(5), [endpointAt(target.url)]);
      expect(target.received).toHaveLength(5);
      expect(new Set(target.received.map(({ port }) => port)).size).toBe(1);
    },
  ],
  [
    "names the event's type in a header",
    'All requests include two specific HTTP headers',
    async () => {
      const target = await receiver();
      await sendAll(someEvents(2, 'UserStatus', 'QueueStatus'), [endpointAt(target.url)]);
      expect(headersOf(target, 'X-Benemen-Event')).toEqual(['UserStatus', 'QueueStatus']);
    },
  ],
  [
    'encodes the body as JSON, in UTF-8',
    'Request body is always JSON encoded',
    async () => {
      const target = await receiver();
      const event = { ...example, QueueName: 'Myyntijono Ääkköset 漢字 😀 \u2028' };
      await sendAll([event], [endpointAt(target.url)]);
      expect(JSON.parse(target.received[0]?.body ?? '')).toEqual(event);
      expect(headersOf(target, 'Content-Length')).toEqual([
        `${Buffer.byteLength(JSON.stringify(event))}`,
      ]);
    },
  ],
];

describe('the sender', () => {
  it.each(duties)('%s ("%s")', (_, __, test) => test());
});
