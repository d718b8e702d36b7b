import { type Cloud, makeCloud } from './aws/cloud.ts';
import { makeConsumerProcess } from './aws/consumer-process.ts';
import { makePoller } from './aws/poller.ts';
import { stackSettings } from './aws/stack-settings.ts';
import { releases } from './enreach/catalogue-upgrade.ts';
import { postEvents } from './enreach/post-events.ts';
import { check } from './ledger/check.ts';
import { checkAftermath } from './ledger/check-aftermath.ts';
import { locate } from './ledger/locate.ts';
import { type Summary, summarise } from './ledger/summary.ts';
import type { Violation } from './ledger/violation.ts';
import { redrive, startOperator } from './operator.ts';
import { type Protocol, realProtocol } from './protocols/protocol.ts';
import { makeRandom } from './random.ts';
import { type Scenario, usual } from './scenario.ts';
import { withTimeouts } from './time/virtual-timeouts.ts';

export interface SimulationOptions {
  readonly seed: number;
  /** How many events Enreach has; it posts some of them more than once. */
  readonly events: number;
  /** The usual one by default. */
  readonly scenario?: Scenario;
  readonly protocol?: Protocol;
  /** An `Id` or delivery id whose story is to be told. */
  readonly followed?: string;
  /** Called now and then with the deliveries accepted so far. */
  readonly onProgress?: (accepted: number) => void;
}

export interface SimulationResult {
  readonly violations: readonly Violation[];
  readonly summary: Summary;
  readonly publishedIds: readonly string[];
  /** The story of the event that was followed. */
  readonly trail: readonly string[];
}

const startMs = Date.parse('2026-03-01T00:00:00Z');
const longestRolloutMs = 60_000;
const progressMs = 20_000;

/** Pollers of the event source mapping; each moves to the new release of the catalogue at a time of its own. */
const startConsumer = (cloud: Cloud, protocol: Protocol, upgradedMs: number): void => {
  const pollers = Array.from({ length: stackSettings.maxConcurrency }, () => {
    const switchMs = upgradedMs + cloud.random.below(longestRolloutMs);
    return makePoller(cloud, {
      startConsumer: (process) => makeConsumerProcess(cloud, process, protocol),
      release: () => (cloud.time.now() < switchMs ? releases.before : releases.after),
    });
  });
  cloud.queue.listen(() => {
    for (const wake of pollers) wake();
  });
};

/**
 * Runs the real consumer against a model of the cloud until nothing is under way, then once more without faults: redrives all
 * that died and tries every claim that is left. The same options give the same result, to the last draw.
 */
export const simulate = async (options: SimulationOptions): Promise<SimulationResult> => {
  const { seed, events, scenario = usual, followed } = options;
  const spanMs = events * scenario.eventGapMs;
  const cloud = makeCloud({ seed, startMs, spanMs, events, scenario, followed });
  return withTimeouts(cloud.timeouts.timeout, async () => run(cloud, options, spanMs));
};

const run = async (
  cloud: Cloud,
  { seed, events, protocol = realProtocol, onProgress }: SimulationOptions,
  spanMs: number,
): Promise<SimulationResult> => {
  const upgradedMs = startMs + spanMs / 2;
  const { time, faults, ledger, trail } = cloud;
  startConsumer(cloud, protocol, upgradedMs);
  postEvents(cloud, makeRandom(seed, 'Enreach'), { events, spanMs });
  startOperator(cloud, makeRandom(seed, 'operator'), { upgradedMs });
  for (let ms = 0; ms < spanMs; ms += progressMs)
    time.after(ms, () => onProgress?.(ledger.deliveries.size));
  await time.run();
  const located = locate(cloud);
  const underFaults = check(cloud, located);
  const summary = summarise(cloud, located, startMs);

  faults.end();
  redrive(cloud, () => true);
  await time.run();
  const afterwards = await checkAftermath(cloud);
  const violations = underFaults.length > 0 ? underFaults : afterwards;
  const publishedIds = [...ledger.publications.keys()];
  return { violations, summary, publishedIds, trail: trail.lines };
};
