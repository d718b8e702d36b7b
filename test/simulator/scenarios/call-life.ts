import type { EventType } from '../../../lib/catalogue/index.ts';

/** `end`: the life may end here. */
type Next = EventType | 'end';

const queueCallOver: readonly Next[] = ['UserWrapUpStarted', 'UserWrapUpTerminated', 'end'];

/** What may follow what in the life of one call; `start` is before it. */
const mayFollow: Readonly<Partial<Record<EventType | 'start', readonly Next[]>>> = {
  start: ['QueueCallInComing', 'UserCallInComing', 'UserCallOutGoing'],

  QueueCallInComing: ['QueueCallInArrived'],
  QueueCallInArrived: [
    'QueueCallInUserAllocated',
    'QueueCallInOverflow',
    'QueueCallInDisconnected',
  ],
  QueueCallInUserAllocated: ['QueueCallInUserCancelled', 'QueueCallInUserConnected'],
  QueueCallInUserCancelled: [
    'QueueCallInUserAllocated',
    'QueueCallInOverflow',
    'QueueCallInDisconnected',
  ],
  QueueCallInUserConnected: ['UserWrapUpEnabled'],
  UserWrapUpEnabled: [
    'UserSupervisionStatus',
    'QueueCallInTransferStarted',
    'QueueCallInDisconnected',
  ],
  UserSupervisionStatus: ['UserSupervisionStatus', 'QueueCallInDisconnected'],
  QueueCallInTransferStarted: ['QueueCallInTransferCancelled', 'QueueCallInTransferConnected'],
  QueueCallInTransferCancelled: ['QueueCallInTransferStarted', 'QueueCallInDisconnected'],
  // The agent wraps up while the caller talks to somebody outside.
  QueueCallInTransferConnected: ['UserWrapUpStarted'],
  UserWrapUpStarted: ['UserWrapUpTerminated', 'QueueCallInDisconnected'],
  UserWrapUpTerminated: ['QueueCallInDisconnected', 'end'],
  QueueCallInOverflow: ['QueueCallInDisconnected'],
  QueueCallInDisconnected: queueCallOver,

  UserCallInComing: ['UserCallInArrived'],
  UserCallInArrived: ['UserCallInUserAllocated', 'UserCallInUserOverflow'],
  UserCallInUserAllocated: ['UserCallInUserCancelled', 'UserCallInUserConnected'],
  UserCallInUserCancelled: ['UserCallInUserOverflow'],
  UserCallInUserOverflow: ['UserCallInOverflow'],
  UserCallInOverflow: ['UserCallInDisconnected'],
  UserCallInUserConnected: ['UserCallInTransferStarted', 'UserCallInDisconnected'],
  UserCallInTransferStarted: ['UserCallInTransferCancelled', 'UserCallInTransferConnected'],
  UserCallInTransferCancelled: ['UserCallInDisconnected'],
  UserCallInTransferConnected: ['UserCallInDisconnected'],
  UserCallInDisconnected: ['end'],

  UserCallOutGoing: ['UserCallOutConnected', 'UserCallOutDisconnected'],
  UserCallOutConnected: ['UserCallOutDisconnected'],
  UserCallOutDisconnected: ['end'],
};

/** The steps of a life that the table forbids: `QueueCallInArrived -> QueueCallInComing`. */
export const forbiddenSteps = (life: readonly EventType[]): string[] => {
  const before: readonly (EventType | 'start')[] = ['start', ...life];
  const after: readonly Next[] = [...life, 'end'];
  return before.flatMap((type, index) => {
    const next = after[index];
    if (next === undefined || mayFollow[type]?.includes(next)) return [];
    return [`${type} -> ${next}`];
  });
};
