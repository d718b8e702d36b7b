import { setTimeout } from 'node:timers/promises';
import type { BusEvent } from './bus-event.ts';
import { deadLetterOf } from './delivery/dead-letter.ts';
import { type Destinations, deliver } from './delivery/deliver.ts';
import { deliverWithRetries, type RetryClock } from './delivery/deliver-with-retries.ts';
import { DeliveryError } from './delivery/delivery-error.ts';
import { targetInput } from './input/target-input.ts';
import type { JsonObject } from './pattern/match-pattern.ts';
import { matchesPattern } from './pattern/match-pattern.ts';
import type { Rule } from './rule.ts';
import type { Bus } from './state.ts';
import type { Target } from './target.ts';

/** What becomes of an event that targets do not take. */
export interface DeliveryFailure {
  readonly rule: Rule;
  readonly target: Target;
  readonly event: BusEvent;
  readonly error: DeliveryError;
  readonly next: 'retry' | 'deadLetter' | 'dropped';
  readonly retryInMs?: number;
}

export interface DispatchListeners {
  readonly onMatched: (rule: Rule, event: BusEvent) => void;
  readonly onDelivered: (rule: Rule, target: Target, event: BusEvent) => void;
  readonly onDeliveryFailed: (failure: DeliveryFailure) => void;
  /** @param isSent - false when not even the dead-letter queue takes it. @default - nobody hears */
  readonly onDeadLetter?: (rule: Rule, isSent: boolean) => void;
  readonly onProblem: (message: string) => void;
}

export interface DispatchOptions extends DispatchListeners {
  readonly destinations: () => Destinations;
  /** @default - the real one */
  readonly clock?: RetryClock;
}

export interface Dispatcher {
  /** Matches an event against rules of its bus and delivers it to their targets, each for itself. */
  readonly dispatch: (bus: Bus, event: BusEvent, isWanted?: (rule: Rule) => boolean) => void;
  /** Abandons what waits for a retry. */
  readonly stop: () => void;
}

const realClock = (signal: AbortSignal): RetryClock => ({
  now: Date.now,
  random: Math.random,
  sleep: (ms) => setTimeout(ms, undefined, { signal, ref: false }),
});

export const createDispatcher = (options: DispatchOptions): Dispatcher => {
  const { destinations, onMatched, onDelivered, onDeliveryFailed, onProblem } = options;
  const { onDeadLetter = () => {} } = options;
  const stopping = new AbortController();
  const clock = options.clock ?? realClock(stopping.signal);

  const assertPermitted = (rule: Rule, arn: string): void => {
    const denial = rule.needsPermission ? destinations().denialOf(rule.arn, arn) : undefined;
    if (denial !== undefined) throw new DeliveryError('NO_PERMISSIONS', denial);
  };

  const deliverTo = async (rule: Rule, target: Target, event: BusEvent): Promise<void> => {
    const hasQueue = target.DeadLetterConfig?.Arn !== undefined;
    const failed = await deliverWithRetries(
      { rule, target, event },
      {
        attempt: async () => {
          assertPermitted(rule, target.Arn);
          await deliver(target.Arn, targetInput(target, event, rule), event, destinations());
        },
        onFailed: (error, retryInMs) =>
          onDeliveryFailed({
            rule,
            target,
            event,
            error,
            retryInMs,
            next: retryInMs !== undefined ? 'retry' : hasQueue ? 'deadLetter' : 'dropped',
          }),
      },
      clock,
    );
    if (!failed) return onDelivered(rule, target, event);
    const message = deadLetterOf(failed);
    if (!message) return;
    try {
      assertPermitted(rule, message.queueArn);
      await destinations().queues.send(message);
    } catch (error) {
      onDeadLetter(rule, false);
      throw error;
    }
    onDeadLetter(rule, true);
  };

  return {
    dispatch: (bus, event, isWanted = () => true) => {
      const parsed: JsonObject = JSON.parse(event.json);
      for (const rule of bus.rules.values()) {
        if (!rule.isEnabled || !isWanted(rule) || !matchesPattern(rule.pattern, parsed)) continue;
        onMatched(rule, event);
        for (const target of rule.targets.values())
          deliverTo(rule, target, event).catch((error: unknown) => {
            if (!stopping.signal.aborted)
              onProblem(`rule ${rule.name}: event ${event.id} is lost: ${error}`);
          });
      }
    },
    stop: () => stopping.abort(),
  };
};
