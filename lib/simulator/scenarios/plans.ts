import type { QueueCallPlan } from './calls/queue-call.ts';
import type { UserCallPlan } from './calls/user-call.ts';

const answered: QueueCallPlan = {
  cancellations: 0,
  patienceMs: 120_000,
  unanswered: 'overflows',
  conversation: 'plain',
};

/** One agent lets it ring, the next one answers. */
export const answeredBySecond: QueueCallPlan = { ...answered, cancellations: 1 };
export const supervised: QueueCallPlan = { ...answered, conversation: 'supervised' };
export const transferred: QueueCallPlan = { ...answered, conversation: 'transferred' };
export const abandoned: QueueCallPlan = {
  ...answered,
  cancellations: Number.POSITIVE_INFINITY,
  patienceMs: 15_000,
  unanswered: 'hangsUp',
};
export const overflown: QueueCallPlan = { ...abandoned, unanswered: 'overflows' };

/** What a dozen callers of a queue experience in a day. */
export const queueCallPlans: readonly QueueCallPlan[] = [
  ...[answered, answered, answered, answered, answered],
  answeredBySecond,
  answeredBySecond,
  supervised,
  transferred,
  { ...answered, conversation: 'transferFails' },
  abandoned,
  overflown,
  { ...overflown, patienceMs: 8000, unanswered: 'asksForCallback' },
];

/** What a handful of callers of somebody's own number experience. */
export const userCallPlans: readonly UserCallPlan[] = [
  'answered',
  'answered',
  'unanswered',
  'transferred',
  'transferFails',
];
