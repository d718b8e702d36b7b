import { sample } from '../../catalogue/index.ts';
import type { Webhook } from '../../simulator/configuration/webhook-config.ts';
import { type WebhookRequest, webhookRequest } from '../../simulator/sender/webhook-request.ts';
import type { Offer } from '../messages.ts';

/** Something that goes otherwise than it should, to be seen on purpose. */
interface Trouble extends Offer {
  /** @param seed - another one gives other events. */
  readonly requests: (webhook: Webhook, seed: string) => readonly WebhookRequest[];
}

const withBody = (request: WebhookRequest, text: string): WebhookRequest => {
  const body = Buffer.from(text);
  return { headers: { ...request.headers, 'Content-Length': `${body.length}` }, body };
};

const eventOf = (seed: string) => ({
  ...sample('QueueCallInUserAllocated', {}, seed),
  Timestamp: new Date().toISOString(),
});

const withJson = (webhook: Webhook, seed: string, event: object): WebhookRequest =>
  withBody(webhookRequest(eventOf(seed), webhook), JSON.stringify(event));

export const troubles: readonly Trouble[] = [
  {
    name: 'odd-spelling',
    title: 'Oddly spelled',
    description: 'Other case, braces around a GUID, one property too many: published with flags',
    requests: (webhook, seed) => {
      const { CallId, QueueName, ...event } = eventOf(seed);
      const odd = {
        ...event,
        callid: `{${CallId.toUpperCase()}}`,
        queueName: QueueName,
        Mood: 'curious',
      };
      return [withJson(webhook, seed, odd)];
    },
  },
  {
    name: 'unknown-type',
    title: 'Unknown type',
    description: 'A type that the catalogue lacks: published with its common properties typed',
    requests: (webhook, seed) => {
      const event = { ...eventOf(seed), EventType: 'QueueCallInParked', Slot: 7 };
      return [webhookRequest(event, webhook)];
    },
  },
  {
    name: 'duplicate',
    title: 'The same twice',
    description: 'One event sent two times: published once',
    requests: (webhook, seed) => {
      const request = webhookRequest(eventOf(seed), webhook);
      return [request, request];
    },
  },
  {
    name: 'id-conflict',
    title: 'One Id, two contents',
    description: 'The second is quarantined; you choose which of them wins',
    requests: (webhook, seed) => {
      const event = eventOf(seed);
      return [event, { ...event, QueueName: 'Another queue' }].map((one) =>
        webhookRequest(one, webhook),
      );
    },
  },
  {
    name: 'bad-value',
    title: 'A bad value',
    description: 'A CallId that is no GUID: quarantined',
    requests: (webhook, seed) => [
      withJson(webhook, seed, { ...eventOf(seed), CallId: 'the second call today' }),
    ],
  },
  {
    name: 'not-json',
    title: 'Not JSON',
    description: 'A body that breaks off: quarantined',
    requests: (webhook, seed) => {
      const request = webhookRequest(eventOf(seed), webhook);
      return [withBody(request, request.body.toString().slice(0, 120))];
    },
  },
  {
    name: 'wrong-token',
    title: 'Wrong token',
    description: 'Refused with 401, and nothing is stored',
    requests: (webhook, seed) => [
      webhookRequest(eventOf(seed), { ...webhook, Secret: 'not-the-token' }),
    ],
  },
];
