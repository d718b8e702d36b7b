import * as v from 'valibot';
import { parseJson } from '../../catalogue/index.ts';
import type { Deployment } from '../../operate/deployment.ts';
import { getQuarantined } from '../../operate/quarantine/get-quarantined.ts';
import { deadLettersForPage, redriveForPage } from '../actions/dead-letters.ts';
import type { Sender } from '../actions/sender.ts';
import { dropForPage, listForPage, releaseForPage } from '../actions/settle-quarantined.ts';
import { tryPattern } from '../actions/try-pattern.ts';
import type { Journal } from '../journal/journal.ts';
import type { Body, DeliveryBodies, Facts } from '../messages.ts';
import { readBody } from './read-body.ts';

export interface ApiParts {
  readonly facts: Facts;
  readonly journal: Journal;
  readonly deployment: Deployment;
  readonly sender: Sender;
}

/** What the page asks for and does, by path: each takes what is named in the path or was posted. */
export interface Api {
  /** @param id - what follows the path. @returns undefined where there is no such thing. */
  readonly get: Readonly<Record<string, (id: string) => unknown>>;
  /** @throws ValiError for an input that makes no sense. */
  readonly post: Readonly<Record<string, (input: unknown) => unknown>>;
}

const nameSchema = v.object({ name: v.string() });
const deliverySchema = v.object({ deliveryId: v.string() });
const releaseSchema = v.object({
  deliveryId: v.string(),
  winner: v.optional(v.picklist(['quarantined', 'published'])),
});
const patternSchema = v.object({ pattern: v.string() });

/** `detail` of an event on the bus, its numbers as they were put. */
const detailOf = (eventJson: string): Body | undefined => {
  const event = parseJson(eventJson);
  if (!event.ok) return undefined;
  return readBody(Buffer.from(JSON.stringify(event.value.detail ?? null)));
};

export const createApi = ({ facts, journal, deployment, sender }: ApiParts): Api => ({
  get: {
    facts: () => facts,
    deliveries: (key): DeliveryBodies | undefined => {
      const record = journal.find(key);
      return (
        record && {
          sent: record.body && readBody(record.body),
          event: record.eventJson ? readBody(Buffer.from(record.eventJson)) : undefined,
          published: record.eventJson ? detailOf(record.eventJson) : undefined,
        }
      );
    },
    quarantine: () => listForPage(deployment),
    quarantined: async (deliveryId): Promise<Body | undefined> => {
      const quarantined = await getQuarantined(deployment, deliveryId);
      return quarantined && readBody(quarantined.body);
    },
    'dead-letters': () => deadLettersForPage(deployment),
  },
  post: {
    sample: (input) => sender.sample(v.parse(nameSchema, input).name),
    scenario: (input) => sender.scenario(v.parse(nameSchema, input).name),
    trouble: (input) => sender.trouble(v.parse(nameSchema, input).name),
    stop: () => sender.stop(),
    pattern: (input) => {
      const events = journal
        .deliveries()
        .flatMap(({ key, eventJson }) => (eventJson ? [{ key, json: eventJson }] : []));
      return tryPattern(deployment, v.parse(patternSchema, input).pattern, events);
    },
    release: (input) => {
      const { deliveryId, winner } = v.parse(releaseSchema, input);
      return releaseForPage(deployment, deliveryId, winner);
    },
    drop: (input) => dropForPage(deployment, v.parse(deliverySchema, input).deliveryId),
    redrive: () => redriveForPage(deployment),
  },
});
