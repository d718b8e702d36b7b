import type { EventType } from '../../lib/catalogue/index.ts';
import {
  subscribedToAll,
  type Webhook,
  type WebhookConfig,
} from '../../lib/simulator/configuration/webhook-config.ts';
import { createChooser } from '../../lib/simulator/pacing/chooser.ts';
import { rounds } from '../../lib/simulator/rounds.ts';
import {
  type SendOptions,
  type SendReport,
  sendDefaults,
  sendEvents,
} from '../../lib/simulator/send-events.ts';
import type { SendableEvent } from '../../lib/simulator/sendable-event.ts';
import type { SenderActivity } from '../../lib/simulator/sender/activity.ts';
import { createTally, type Totals } from '../../lib/simulator/tally.ts';
import { typeSamples } from '../../lib/simulator/type-samples.ts';

/** So many events, of these types in turn. */
export const someEvents = (count: number, ...types: EventType[]): SendableEvent[] => {
  const round = (fromMs: number) =>
    typeSamples(types.length > 0 ? types : ['QueueStatus'], { seed: 1, startMs: 0 }, fromMs);
  const samples = rounds(round, () => true);
  return Array.from({ length: count }, () => samples.next().value.event);
};

/** An endpoint that gets everything. */
export const endpointAt = (url: string, webhook: Partial<Webhook> = {}): WebhookConfig =>
  subscribedToAll({ Endpoint: url, InsecureSSL: false, Secret: undefined, ...webhook });

export interface Sent {
  readonly activities: readonly SenderActivity[];
  readonly totals: Totals;
  readonly report: SendReport;
}

/** Sends at once, with three quick retries and one connection unless told otherwise. */
export const sendAll = async (
  events: readonly SendableEvent[],
  webhooks: readonly WebhookConfig[],
  { dueMs = [], ...options }: Partial<SendOptions> & { readonly dueMs?: readonly number[] } = {},
): Promise<Sent> => {
  const activities: SenderActivity[] = [];
  const tally = createTally();
  const report = await sendEvents(
    () => events.map((event, index) => ({ dueMs: dueMs[index] ?? 0, event })),
    webhooks,
    {
      ...sendDefaults,
      connections: 1,
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
  return { activities, totals: tally.totals(), report };
};
