import { randomInt } from 'node:crypto';
import type { PlanOptions } from '../../lib/simulator/plan-events.ts';
import { rounds } from '../../lib/simulator/rounds.ts';
import { playScenario } from '../../lib/simulator/scenarios/scenarios.ts';
import type { SendableEvent, TimedSendable } from '../../lib/simulator/sendable-event.ts';
import { typeSamples } from '../../lib/simulator/type-samples.ts';
import type { SendCommandOptions } from './send-options.ts';

export const defaultScenario = 'answered-call';
const defaultSpeed = 60;
const defaultSamplesPerSecond = 10;
/** A Monday morning; a seed alone shall give the same bytes at any time. */
const fixedStartMs = Date.parse('2026-01-12T07:00:00Z');

/** What is sent, so that it can be sent again. */
export interface Play {
  readonly seed: number;
  /** Epoch milliseconds. */
  readonly startMs: number;
  /** From the beginning, at each call. */
  readonly events: () => Iterable<TimedSendable>;
  readonly plan: PlanOptions;
}

/** Reads from the options what to play and how fast. @param isWanted - endless play ends where nothing is. */
export const playOf = (
  options: SendCommandOptions,
  isWanted: (event: SendableEvent) => boolean,
): Play => {
  const { scenario = defaultScenario, type, agents, queues, count, rate, duration } = options;
  const seed = options.seed ?? randomInt(2 ** 32);
  const startMs = options.start ?? (options.seed === undefined ? Date.now() : fixedStartMs);
  const { burst, reorder, speed = defaultSpeed } = options;
  const common = { seed, speed, burst, reorder };
  const isLimited = count !== undefined || duration !== undefined;

  if (type.length > 0) {
    const ratePerSecond = rate ?? defaultSamplesPerSecond;
    return {
      seed,
      startMs,
      events: () => rounds((fromMs) => typeSamples(type, { seed, startMs }, fromMs), isWanted),
      plan: {
        ...common,
        ratePerSecond,
        count: isLimited ? count : type.length,
        untilMs: duration,
      },
    };
  }
  if (rate === undefined) {
    return {
      seed,
      startMs,
      events: () => playScenario(scenario, { seed, startMs, durationMs: duration, agents, queues }),
      plan: { ...common, count },
    };
  }
  const round = (fromMs: number) =>
    playScenario(scenario, { seed, startMs: startMs + fromMs, agents, queues });
  return {
    seed,
    startMs,
    events: () => (isLimited ? rounds(round, isWanted) : round(0)),
    plan: { ...common, ratePerSecond: rate, count, untilMs: duration },
  };
};
