import type { Clock } from './clock.ts';
import type { PutEvents } from './event-bus.ts';
import type { EventStore } from './event-store.ts';
import type { Quarantine } from './quarantine.ts';

/** What processing a batch needs from outside. */
export interface Ports {
  readonly store: EventStore;
  readonly putEvents: PutEvents;
  readonly quarantine: Quarantine;
  readonly clock: Clock;
  readonly newAttemptId: () => string;
}

/** Epoch milliseconds that bound one invocation. */
export interface InvocationLimits {
  /** No call may still be running then. */
  readonly deadlineMs: number;
  /** Until then nobody else may publish what this invocation claims. */
  readonly leaseUntilMs: number;
}
