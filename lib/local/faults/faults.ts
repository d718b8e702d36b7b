import { setTimeout as sleep } from 'node:timers/promises';
import { consoleCredentials, runnerCredentials } from '../credentials.ts';
import type { Intercept } from '../front-door/answer.ts';
import type { ApiCall } from '../front-door/api-call.ts';
import { checkTarget, type FaultTargets, isMeant } from './check-target.ts';
import { errorOf } from './error-of.ts';
import type { Fault } from './fault.ts';
import { parseFault } from './parse-fault.ts';
import { createRandom } from './random.ts';

export interface FaultsOptions {
  /** Of the dice: the same calls in the same order meet the same faults. */
  readonly seed: number;
  /** Those that exist: a fault that names another is refused. */
  readonly targets: () => FaultTargets;
  /** Hears of every fault that hits. @param at - the call, or the function. */
  readonly onFault: (fault: Fault, at: string) => void;
}

/** Faults on demand. */
export interface Faults {
  /** Replaces those that are set. @throws Error that says what is wrong with which. */
  readonly set: (faults: readonly string[]) => void;
  /** Lets calls of functions and people meet the faults; neither the runner's own set-up nor the console does. */
  readonly intercept: Intercept;
  /** When an invocation's environment is to die, in milliseconds from its start; undefined when it is not. */
  readonly killAfterMs: (functionName: string) => number | undefined;
  /** Whether Lambda refuses an invocation of this function, whoever asks for it. */
  readonly throttles: (functionName: string) => boolean;
}

const spared: readonly (string | undefined)[] = [
  runnerCredentials.accessKeyId,
  consoleCredentials.accessKeyId,
];

/** Within the time of a warm invocation, so that most are met at work. */
const latestKillMs = 20;

const concerns = ({ service, target, effect }: Fault, call: ApiCall): boolean =>
  effect.kind !== 'kill' &&
  service === call.service &&
  (target === undefined || target === call.operation);

export const createFaults = ({ seed, targets, onFault }: FaultsOptions): Faults => {
  const random = createRandom(seed);
  let faults: readonly Fault[] = [];

  const hits = (fault: Fault, at: string): boolean => {
    if (random() >= fault.probability) return false;
    onFault(fault, at);
    return true;
  };

  const ofFunction = (kind: 'kill' | 'throttle', functionName: string): Fault | undefined =>
    faults.find(
      ({ service, effect, target }) =>
        service === 'lambda' && effect.kind === kind && isMeant(target, functionName),
    );

  const intercept: Intercept = async (call, act, gone) => {
    if (spared.includes(call.accessKeyId)) return act();
    const at = `${call.service}.${call.operation}`;
    for (const fault of faults) {
      if (!concerns(fault, call) || !hits(fault, at)) continue;
      const { effect } = fault;
      switch (effect.kind) {
        case 'latency':
          await Promise.race([sleep(effect.ms, undefined, { ref: false }), gone]);
          continue;
        case 'lostAnswer':
          await act().catch(() => {});
          return undefined;
        case 'reset':
          return undefined;
        case 'hang':
          await gone;
          return undefined;
        default: {
          const error = errorOf(effect, call.service);
          if (error) throw error;
        }
      }
    }
    return act();
  };

  return {
    set: (texts) => {
      const parsed = texts.map(parseFault);
      for (const fault of parsed) checkTarget(fault, targets());
      faults = parsed;
    },
    intercept,
    killAfterMs: (functionName) => {
      const kill = ofFunction('kill', functionName);
      return kill && hits(kill, functionName) ? random() * latestKillMs : undefined;
    },
    throttles: (functionName) => {
      const throttle = ofFunction('throttle', functionName);
      return throttle !== undefined && hits(throttle, functionName);
    },
  };
};
