import * as v from 'valibot';
import { decodeText, parseJson } from '../../catalogue/index.ts';
import type { Deployment } from '../../operate/deployment.ts';
import type { DeadLetters } from '../actions/dead-letters.ts';
import { drop, listNewest, release } from '../actions/quarantine.ts';
import type { Sender } from '../actions/sender.ts';
import { tryPattern } from '../actions/try-pattern.ts';
import type { Journal } from '../journal/journal.ts';
import type { Body, DeliveryBodies, Done } from '../messages.ts';

interface ApiParts {
  readonly journal: Journal;
  readonly deployment: Deployment;
  readonly deadLetters: DeadLetters;
  readonly sender: Sender;
  /** What `X-Benemen-Token` must hold. */
  readonly secret: string;
}

/** What the page asks for and does, by name, each with what was posted. @throws ValiError for an input that makes no sense. */
export type Api = Readonly<Record<string, (input: unknown) => unknown>>;

const sendSchema = v.object({ name: v.string(), endpoint: v.string() });
const keySchema = v.object({ key: v.string() });
const deliverySchema = v.object({
  deliveryId: v.string(),
  winner: v.optional(v.picklist(['quarantined', 'published'])),
});
const patternSchema = v.object({ pattern: v.string() });

/** For people to read: of duplicate names the last is shown, as it is read. */
const readBody = (bytes: Uint8Array): Body => {
  const { text } = decodeText(bytes);
  const parsed = parseJson(text);
  return parsed.ok
    ? { text: JSON.stringify(parsed.value, null, 2), isJson: true }
    : { text, isJson: false };
};

const readDetail = (eventJson: string): Body => {
  const event = parseJson(eventJson);
  const detail = event.ok ? event.value.detail : undefined;
  return { text: JSON.stringify(detail, null, 2), isJson: true };
};

export const createApi = ({ journal, deployment, deadLetters, sender, secret }: ApiParts): Api => ({
  send: async (input): Promise<Done> => {
    const { name, endpoint } = v.parse(sendSchema, input);
    const url = deployment.endpoints.find((one) => one.name === endpoint)?.webhookUrl;
    if (!url) return { ok: false, text: `There is no endpoint ${endpoint}` };
    return sender.send(name, { Endpoint: url, InsecureSSL: true, Secret: secret });
  },
  stop: () => sender.stop(),
  bodies: (input): DeliveryBodies => {
    const { body, eventJson } = journal.find(v.parse(keySchema, input).key) ?? {};
    return {
      sent: body && readBody(body),
      published: eventJson ? readDetail(eventJson) : undefined,
    };
  },
  quarantine: () => listNewest(deployment),
  release: (input) => {
    const { deliveryId, winner } = v.parse(deliverySchema, input);
    return release(deployment, deliveryId, winner);
  },
  drop: (input) => drop(deployment, v.parse(deliverySchema, input).deliveryId),
  deadLetters: () => deadLetters.list(),
  redrive: () => deadLetters.redrive(),
  pattern: (input) =>
    tryPattern(deployment, v.parse(patternSchema, input).pattern, journal.deliveries()),
});
