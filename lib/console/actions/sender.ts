import { randomInt } from 'node:crypto';
import { events } from '../../catalogue/index.ts';
import type { WebhookConfig } from '../../simulator/configuration/webhook-config.ts';
import { createChooser } from '../../simulator/pacing/chooser.ts';
import { type DueEvent, pace } from '../../simulator/pacing/pace.ts';
import { playScenario, scenarioNames } from '../../simulator/scenarios/scenarios.ts';
import { sendDefaults, sendEvents } from '../../simulator/send-events.ts';
import { connectTo } from '../../simulator/sender/connection.ts';
import { createTally, statusOf } from '../../simulator/tally.ts';
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
};

/** Enreach's side, by the click. */
export interface Sender {
  readonly sample: (eventType: string) => Promise<Done>;
  /** Begins one; the one before it ends. */
  readonly scenario: (name: string) => Done;
  readonly trouble: (name: string) => Promise<Done>;
  /** The scenario that is being played. */
  readonly playing: () => string | undefined;
  readonly stop: () => Done;
}

const isAcknowledged = (status: string): boolean => status === '200';

export const createSender = (webhook: WebhookConfig): Sender => {
  let current: { readonly name: string; readonly controller: AbortController } | undefined;

  const send = async (events: () => Iterable<DueEvent>, signal: AbortSignal) => {
    const tally = createTally();
    await sendEvents(events, [webhook], {
      ...sending,
      signal,
      choose: createChooser(0),
      onActivity: tally.record,
    });
    return tally.totals();
  };

  const stop = (): Done => {
    current?.controller.abort();
    current = undefined;
    return { ok: true, text: 'Stopped' };
  };

  return {
    sample: async (eventType) => {
      const name = events.find((definition) => definition.name === eventType)?.name;
      if (!name) return { ok: false, text: `There is no event type ${eventType}` };
      const [first] = typeSamples([name], { seed: randomInt(2 ** 32), startMs: Date.now() }, 0);
      if (!first) return { ok: false, text: `There is no sample of ${name}` };
      const { statuses } = await send(
        () => [{ dueMs: 0, event: first.event }],
        new AbortController().signal,
      );
      const answers = Object.keys(statuses);
      return { ok: answers.every(isAcknowledged), text: `${name}: ${answers.join(', ')}` };
    },
    scenario: (name) => {
      if (!scenarioNames.includes(name)) return { ok: false, text: `There is no scenario ${name}` };
      stop();
      const controller = new AbortController();
      const mine = { name, controller };
      current = mine;
      const options = { seed: randomInt(2 ** 32), startMs: Date.now() };
      const played = () => pace(playScenario(name, options), { speed, burst: 1 });
      void send(played, controller.signal).finally(() => {
        if (current === mine) current = undefined;
      });
      return { ok: true, text: `Playing ${name} at ${speed} times its speed` };
    },
    trouble: async (name) => {
      const trouble = troubles.find((one) => one.name === name);
      if (!trouble) return { ok: false, text: `There is no trouble ${name}` };
      const { signal } = new AbortController();
      const endpoint = connectTo(webhook.Webhook, { ...sending, signal });
      const answers: string[] = [];
      try {
        for (const request of trouble.requests(webhook.Webhook, `${randomInt(2 ** 32)}`))
          answers.push(statusOf(await endpoint.post(request, { dropAnswer: false })));
      } finally {
        endpoint.close();
      }
      return { ok: true, text: `${trouble.title}: answered ${answers.join(', ')}` };
    },
    playing: () => current?.name,
    stop,
  };
};
