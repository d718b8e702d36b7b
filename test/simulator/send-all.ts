import type { EventType } from '../../lib/catalogue/index.ts';
import {
  subscribedToAll,
  type Webhook,
  type WebhookConfig,
} from '../../lib/simulator/configuration/webhook-config.ts';
import { createChooser } from '../../lib/simulator/pacing/chooser.ts';
import { type SendOptions, sendEvents } from '../../lib/simulator/send-events.ts';
import type { SendableEvent } from '../../lib/simulator/sendable-event.ts';
import type { SenderActivity } from '../../lib/simulator/sender/activity.ts';
import { createTally, type Totals } from '../../lib/simulator/tally.ts';
import { typeSamples } from '../../lib/simulator/type-samples.ts';

/** So many events, of these types in turn. */
export const someEvents = (count: number, ...types: EventType[]): SendableEvent[] => {
  const samples = typeSamples(types.length > 0 ? types : ['QueueStatus'], { seed: 1, startMs: 0 });
  return Array.from({ length: count }, () => samples.next().value.event);
};

/** An endpoint that gets everything. */
export const endpointAt = (url: string, webhook: Partial<Webhook> = {}): WebhookConfig =>
  subscribedToAll({ Endpoint: url, InsecureSSL: false, Secret: undefined, ...webhook });

export interface Sent {
  readonly activities: readonly SenderActivity[];
  readonly totals: Totals;
}

/** Sends at once, with three quick retries and one connection unless told otherwise. */
export const sendAll = async (
  events: readonly SendableEvent[],
  webhooks: readonly WebhookConfig[],
  options: Partial<SendOptions> = {},
): Promise<Sent> => {
  const activities: SenderActivity[] = [];
  const tally = createTally();
  await sendEvents(
    events.map((event) => ({ dueMs: 0, event })),
    webhooks,
    {
      connections: 1,
      timeoutMs: 10_000,
      retries: 3,
      retryDelayMs: 1,
      duplicates: 0,
      dropAnswers: 0,
      choose: createChooser(1),
      signal: new AbortController().signal,
      ...options,
      onActivity: (activity) => {
        activities.push(activity);
        tally.record(activity);
        options.onActivity?.(activity);
      },
    },
  );
  return { activities, totals: tally.totals() };
};
