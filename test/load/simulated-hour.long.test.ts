import { subscribedToAll } from '../../lib/simulator/configuration/webhook-config.ts';
import { createChooser } from '../../lib/simulator/pacing/chooser.ts';
import { planEvents } from '../../lib/simulator/plan-events.ts';
import { playScenario } from '../../lib/simulator/scenarios/scenarios.ts';
import { sendDefaults, sendEvents } from '../../lib/simulator/send-events.ts';
import { createTally } from '../../lib/simulator/tally.ts';
import {
  type Envelope,
  eventually,
  type Pipeline,
  secret,
  startPipeline,
} from '../end-to-end/pipeline.ts';

const seed = 2026;
const speed = 60;
/** Part of the events each; together they make the receiver see about a quarter again or out of order. */
const disturbances = { duplicates: 0.1, reorder: 0.1, dropAnswers: 0.05 };

const play = () =>
  playScenario('day', {
    seed,
    startMs: Date.parse('2026-01-12T07:00:00Z'),
    durationMs: 3_600_000,
    agents: 20,
    queues: 4,
  });

const callIdOf = (event: object): string | undefined =>
  'CallId' in event && typeof event.CallId === 'string' ? event.CallId : undefined;
const timestampOf = (event: object): number =>
  'Timestamp' in event ? Date.parse(`${event.Timestamp}`) : Number.NaN;

/** The Ids of each call's events, by the call's id. */
const idsByCall = (events: readonly { readonly Id: string }[]): Map<string, string[]> => {
  const calls = new Map<string, string[]>();
  for (const event of events) {
    const callId = callIdOf(event);
    if (callId !== undefined) calls.set(callId, [...(calls.get(callId) ?? []), event.Id]);
  }
  return calls;
};

describe('a simulated hour of 20 agents and 4 queues', () => {
  let pipeline: Pipeline;
  beforeAll(async () => {
    pipeline = await startPipeline();
  });
  afterAll(() => pipeline.stop());

  it('is published without loss, each event once, and the order of every call can be restored', async () => {
    const sent = [...play()].map(({ event }) => event);
    expect(sent.length).toBeGreaterThan(2_000);
    expect(new Set(sent.map(({ EventType }) => EventType)).size).toBe(34);

    const webhook = subscribedToAll({
      Endpoint: pipeline.cloud.outputs.WebhookUrl ?? '',
      InsecureSSL: false,
      Secret: secret,
    });
    const tally = createTally();
    await sendEvents(
      () => planEvents(play(), () => true, { seed, speed, burst: 1, ...disturbances }),
      [webhook],
      {
        ...sendDefaults,
        retries: 5,
        retryDelayMs: 1_000,
        ...disturbances,
        choose: createChooser(seed),
        signal: new AbortController().signal,
        onActivity: tally.record,
      },
    );
    const totals = tally.totals();
    expect(totals).toMatchObject({ sent: sent.length, acknowledged: sent.length, discarded: 0 });
    expect(totals.resent).toBeGreaterThan(0);
    expect(totals.duplicates).toBeGreaterThan(0);

    await eventually(() => pipeline.receivedCounts().size === sent.length, 120_000);
    await eventually(() => pipeline.cloud.queuedMessages() === 0, 60_000);
    const counts = pipeline.receivedCounts();
    expect(sent.filter(({ Id }) => counts.get(Id) !== 1)).toEqual([]);
    expect(await pipeline.quarantined()).toEqual([]);

    const received = sent
      .flatMap(({ Id }) => pipeline.received(Id))
      .map(({ detail }: Envelope) => detail)
      // Which Id comes first says nothing about time: so sorting by Timestamp alone must restore the order.
      .sort((one, other) => (one.Id < other.Id ? -1 : 1))
      .sort((one, other) => timestampOf(one) - timestampOf(other));
    expect(idsByCall(received)).toEqual(idsByCall(sent));
  }, 400_000);

  it('is the same to the byte for the same seed', () => {
    const bytes = () => [...play()].map(({ event }) => JSON.stringify(event)).join('\n');
    expect(bytes()).toBe(bytes());
  });
});
