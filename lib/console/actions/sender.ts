import { randomInt } from 'node:crypto';
import { events } from '../../catalogue/index.ts';
import { subscribedToAll, type Webhook } from '../../simulator/configuration/webhook-config.ts';
import { createChooser } from '../../simulator/pacing/chooser.ts';
import { pace } from '../../simulator/pacing/pace.ts';
import { playScenario, scenarioNames } from '../../simulator/scenarios/scenarios.ts';
import { sendDefaults, sendEvents } from '../../simulator/send-events.ts';
import { connectTo } from '../../simulator/sender/connection.ts';
import { type WebhookRequest, webhookRequest } from '../../simulator/sender/webhook-request.ts';
import { statusOf } from '../../simulator/tally.ts';
import { typeSamples } from '../../simulator/type-samples.ts';
import type { Done } from '../messages.ts';
import { troubles } from './troubles.ts';

/** A minute of simulated time passes in a second. */
const speed = 60;
/** What a burst of clicks and a day of a contact centre take. */
const sending = {
  ...sendDefaults,
  connections: 4,
  retryDelayMs: 1_000,
  duplicates: 0,
  dropAnswers: 0,
  onActivity: () => {},
};

/** Enreach's side, by the click. */
export interface Sender {
  /** Begins a scenario, which ends the one before it; or posts a sample or a trouble and says what was answered. */
  readonly send: (name: string, webhook: Webhook) => Promise<Done>;
  /** The scenario that is being played. */
  readonly playing: () => string | undefined;
  readonly stop: () => Done;
}

/** @returns undefined where neither an event type nor a trouble has this name. */
const requestsOf = (name: string, webhook: Webhook): readonly WebhookRequest[] | undefined => {
  const seed = randomInt(2 ** 32);
  const eventType = events.find((definition) => definition.name === name)?.name;
  if (!eventType)
    return troubles.find((trouble) => trouble.name === name)?.requests(webhook, `${seed}`);
  const samples = typeSamples([eventType], { seed, startMs: Date.now() }, 0);
  return Array.from(samples, ({ event }) => webhookRequest(event, webhook));
};

const post = async (
  requests: readonly WebhookRequest[],
  webhook: Webhook,
): Promise<readonly string[]> => {
  const connection = connectTo(webhook, { ...sending, signal: new AbortController().signal });
  const answers: string[] = [];
  try {
    for (const request of requests)
      answers.push(statusOf(await connection.post(request, { dropAnswer: false })));
  } finally {
    connection.close();
  }
  return answers;
};

export const createSender = (): Sender => {
  let current: { readonly name: string; readonly controller: AbortController } | undefined;

  const stop = (): Done => {
    current?.controller.abort();
    current = undefined;
    return { ok: true, text: 'Stopped' };
  };

  const play = (name: string, webhook: Webhook): Done => {
    stop();
    const controller = new AbortController();
    const mine = { name, controller };
    current = mine;
    const options = { seed: randomInt(2 ** 32), startMs: Date.now() };
    const { signal } = controller;
    void sendEvents(
      () => pace(playScenario(name, options), { speed, burst: 1 }),
      [subscribedToAll(webhook)],
      { ...sending, signal, choose: createChooser(0) },
    ).finally(() => {
      if (current === mine) current = undefined;
    });
    return { ok: true, text: `Playing ${name} at ${speed} times its speed` };
  };

  return {
    send: async (name, webhook) => {
      if (scenarioNames.includes(name)) return play(name, webhook);
      const requests = requestsOf(name, webhook);
      if (!requests) return { ok: false, text: `There is no ${name} to send` };
      return { ok: true, text: `${name}: answered ${(await post(requests, webhook)).join(', ')}` };
    },
    playing: () => current?.name,
    stop,
  };
};
