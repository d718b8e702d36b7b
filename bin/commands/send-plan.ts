import { isSubscribedByAny } from '../../lib/simulator/configuration/is-subscribed.ts';
import {
  unknownTypesOf,
  type WebhookConfig,
} from '../../lib/simulator/configuration/webhook-config.ts';
import { loadTested, tryingOut } from '../../lib/simulator/pacing/load-tested.ts';
import type { DueEvent } from '../../lib/simulator/pacing/pace.ts';
import { planEvents } from '../../lib/simulator/plan-events.ts';
import { sizeProblem } from '../../lib/simulator/scenarios/scenarios.ts';
import type { RetryPolicy } from '../../lib/simulator/sender/deliver.ts';
import type { Disturbances } from '../../lib/simulator/sender/send-event.ts';
import { defaultScenario, type Play, playOf } from './play-of.ts';
import type { SendCommandOptions } from './send-options.ts';
import { targetsOf } from './send-targets.ts';

export interface SendPlan {
  readonly webhooks: readonly WebhookConfig[];
  readonly play: Play;
  /** From the beginning, at each call. */
  readonly planned: () => Iterable<DueEvent>;
  readonly policy: Disturbances & RetryPolicy;
  /** On subscriptions that get nothing. */
  readonly notes: readonly string[];
}

const notesOn = (webhooks: readonly WebhookConfig[]): readonly string[] => [
  ...[...new Set(webhooks.flatMap(unknownTypesOf))].map(
    (name) => `no event has the type ${name}: that subscription gets nothing`,
  ),
  ...webhooks
    .filter(({ Subscriptions }) => Subscriptions.length === 0)
    .map(({ Webhook }) => `${Webhook.Endpoint} has no subscriptions: it gets nothing`),
];

/** What to send, where to and how; or why the options make no sense together. */
export const sendPlanOf = (
  options: SendCommandOptions,
): SendPlan | { readonly problem: string } => {
  const { webhooks, problem } = targetsOf(options);
  if (!webhooks) return { problem };
  const tooSmall = sizeProblem(options.scenario ?? defaultScenario, options);
  if (tooSmall !== undefined) return { problem: tooSmall };

  const isWanted = isSubscribedByAny(webhooks);
  const play = playOf(options, isWanted);
  const notes = notesOn(webhooks);
  const untimed = { ...play.plan, count: 1, burst: 1, untilMs: undefined };
  const [wanted] = planEvents(play.events(), isWanted, untimed);
  if (wanted === undefined) {
    return { problem: ['nothing subscribes to what would be sent', ...notes].join('\n') };
  }

  const planned = () => planEvents(play.events(), isWanted, play.plan);
  const { duplicates, dropAnswers, retries, retryDelay: retryDelayMs } = options;
  const policy = { duplicates, dropAnswers, retries, retryDelayMs };
  const away = options.yes ? undefined : loadTested(planned(), webhooks, policy);
  if (away === undefined) return { webhooks, play, planned, policy, notes };
  return {
    problem: `${new URL(away).host} is another machine, and this is more than ${tryingOut.requests} requests or ${tryingOut.requestsPerSecond} a second, or repeats failed ones more than ${tryingOut.retries} times or within a second: a load test. If it is yours to test: --yes`,
  };
};
