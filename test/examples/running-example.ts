import * as v from 'valibot';
import type { LambdaFunction } from '../../lib/local/lambda/function-types.ts';
import { type LocalCloud, startLocalCloud } from '../../lib/local/local-cloud.ts';
import { subscribedToAll } from '../../lib/simulator/configuration/webhook-config.ts';
import { createChooser } from '../../lib/simulator/pacing/chooser.ts';
import { planEvents } from '../../lib/simulator/plan-events.ts';
import { playScenario } from '../../lib/simulator/scenarios/scenarios.ts';
import { sendDefaults, sendEvents } from '../../lib/simulator/send-events.ts';
import { createTally } from '../../lib/simulator/tally.ts';
import { eventually } from '../end-to-end/pipeline.ts';
import type { PackedProject } from '../package/packed-project.ts';
import { copyExample } from './copied-example.ts';
import { openPage, type WatchedPage } from './watched-page.ts';

const secret = 'example-secret';
const seed = 11;
/** Duplicates, resends and overtaking: a customer's code has to stand all of it. */
const disturbances = { duplicates: 0.1, reorder: 0.1, dropAnswers: 0.05 };

/** A quarter of an hour of a small contact centre, with a midnight in it. */
const play = () =>
  playScenario('day', {
    seed,
    startMs: Date.parse('2026-01-12T23:52:00Z'),
    durationMs: 900_000,
    agents: 8,
    queues: 2,
  });

/** An event as it was sent: what an example makes of it is held against this alone. */
export interface Sent {
  readonly Id: string;
  readonly EventType: string;
  readonly Timestamp: string;
  readonly [property: string]: unknown;
}

const sentSchema = v.objectWithRest(
  { Id: v.string(), EventType: v.string(), Timestamp: v.string() },
  v.unknown(),
);

export interface RunningExample {
  readonly cloud: LocalCloud;
  /** What went wrong in the cloud. */
  readonly problems: readonly string[];
  /** Lines that the functions wrote. */
  readonly lines: readonly string[];
  /** Of events that rules matched: how many are not delivered to their targets yet. */
  readonly onTheirWay: () => number;
  /** Opens its page; `stop` closes it. */
  readonly openPage: () => Promise<WatchedPage>;
  readonly stop: () => Promise<void>;
}

export type StartExample = (
  name: string,
  changed?: Readonly<Record<string, string>>,
) => Promise<RunningExample>;

/** The function whose construct has this id. */
export const functionOf = ({ cloud }: RunningExample, id: string): LambdaFunction => {
  const [, found] = [...cloud.functions].find(([name]) => name.startsWith(id)) ?? [];
  if (found === undefined) throw new Error(`no function ${id}`);
  return found;
};

/**
 * Copies an example out of this repository, type-checks, synthesizes and runs it.
 *
 * @param changed - files of it that somebody has changed, by name.
 */
export const startExample = async (
  project: PackedProject,
  name: string,
  changed: Readonly<Record<string, string>> = {},
): Promise<RunningExample> => {
  const copy = await copyExample(project, name, changed);
  const { assemblyDirectory } = copy;
  const problems: string[] = [];
  const lines: string[] = [];
  const pages: WatchedPage[] = [];
  let onTheirWay = 0;
  const cloud = await startLocalCloud({
    assemblyDirectory,
    port: 0,
    secrets: [secret],
    onActivity: (activity) => {
      if (activity.kind === 'matched') onTheirWay += 1;
      if (activity.kind === 'delivered') onTheirWay -= 1;
      if (activity.kind === 'log') lines.push(activity.text);
      if (activity.kind === 'denied') problems.push(activity.denial.action);
      if (activity.kind === 'problem') problems.push(activity.message);
    },
  });
  return {
    cloud,
    problems,
    lines,
    onTheirWay: () => onTheirWay,
    openPage: async () => {
      const page = await openPage(cloud.outputs.PageUrl ?? '');
      pages.push(page);
      return page;
    },
    stop: async () => {
      await Promise.all(pages.map(async ({ close }) => close()));
      await cloud.stop();
      await copy.remove();
    },
  };
};

/**
 * Plays the scenario into an example, with what befalls webhooks, and waits until all of it is published and nothing is
 * on a queue.
 *
 * @returns the events, in the order in which they happened.
 */
export const playInto = async ({
  cloud,
  lines,
  onTheirWay,
}: RunningExample): Promise<readonly Sent[]> => {
  const sent = [...play()].map(({ event }) => v.parse(sentSchema, event));
  const webhook = subscribedToAll({
    Endpoint: cloud.outputs.WebhookUrl ?? '',
    InsecureSSL: false,
    Secret: secret,
  });
  const tally = createTally();
  await sendEvents(
    () =>
      planEvents(play(), () => true, {
        seed,
        speed: 1,
        ratePerSecond: 40,
        burst: 1,
        ...disturbances,
      }),
    [webhook],
    {
      ...sendDefaults,
      retries: 5,
      retryDelayMs: 500,
      ...disturbances,
      choose: createChooser(seed),
      signal: new AbortController().signal,
      onActivity: tally.record,
    },
  );
  const totals = tally.totals();
  expect(totals).toMatchObject({ acknowledged: sent.length, discarded: 0 });
  expect(totals.duplicates + totals.resent).toBeGreaterThan(0);
  const published = () => lines.filter((line) => line.includes('"outcome":"published"')).length;
  await eventually(
    () => published() >= sent.length && onTheirWay() === 0 && cloud.queuedMessages() === 0,
    120_000,
  );
  return sent;
};
