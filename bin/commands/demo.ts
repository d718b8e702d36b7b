import { randomInt } from 'node:crypto';
import type { LocalCloud } from '../../lib/local/local-cloud.ts';
import { subscribedToAll } from '../../lib/simulator/configuration/webhook-config.ts';
import { createChooser } from '../../lib/simulator/pacing/chooser.ts';
import { pace } from '../../lib/simulator/pacing/pace.ts';
import { playScenario } from '../../lib/simulator/scenarios/scenarios.ts';
import { sendDefaults, sendEvents } from '../../lib/simulator/send-events.ts';
import { statusOf } from '../../lib/simulator/tally.ts';

/** Slow enough to be read as it goes by. */
const contactCentre = { agents: 4, queues: 2, durationMs: 8 * 3_600_000 };
const speed = 10;

/** Plays a contact centre's day into the local cloud until it ends or is stopped. @param say - hears of what was discarded. */
export const playDemo = async (
  { outputs }: LocalCloud,
  secret: string,
  signal: AbortSignal,
  say: (text: string) => void,
): Promise<void> => {
  const seed = randomInt(2 ** 32);
  const startMs = Date.now();
  const events = () => playScenario('day', { seed, startMs, ...contactCentre });
  const webhook = subscribedToAll({
    Endpoint: outputs.WebhookUrl ?? '',
    InsecureSSL: true,
    Secret: secret,
  });
  say(`Demo: a day of a contact centre at ${speed} times its speed (seed ${seed})`);
  await sendEvents(() => pace(events(), { speed, burst: 1 }), [webhook], {
    ...sendDefaults,
    duplicates: 0,
    dropAnswers: 0,
    choose: createChooser(seed),
    signal,
    onActivity: (activity) => {
      if (activity.kind === 'settled' && activity.outcome === 'discarded')
        say(`Demo: discarded ${activity.eventType} ${activity.id}: ${statusOf(activity.last)}`);
    },
  });
};
