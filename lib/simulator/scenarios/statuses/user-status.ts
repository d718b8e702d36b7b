import { formatDateTime } from '../engine/date-time.ts';
import type { OwnProperties } from '../engine/event-as-sent.ts';
import { isFree, isServing, type User } from '../state.ts';

/** A user as the queues see it. */
export function userStatus(user: User): OwnProperties<'UserStatus'> {
  const serving = isServing(user);
  const { wrapUpEndMs } = user;
  return {
    ActiveQueueId: user.call?.queue?.id ?? null,
    ActiveQueues: serving ? user.attachments.length : 0,
    Available: user.availability === 'Available',
    CanBeAllocatedTo: serving && isFree(user),
    ParkedCalls: 0,
    Schedule: user.availability !== 'OffWork',
    ServiceTerminals: serving ? 1 : 0,
    Serving: serving,
    ServingCallback: serving,
    Talking: user.call !== undefined,
    UserId: user.id,
    WrapUpEnd: wrapUpEndMs === undefined ? null : formatDateTime(wrapUpEndMs),
  };
}
