import type { Simulation } from '../engine/simulation.ts';
import { callbackListStatus } from './callback-list-status.ts';
import { queueAttachedUsers } from './queue-attached-users.ts';
import { queueStatus } from './queue-status.ts';
import { userStatus } from './user-status.ts';

export interface StatusWatch {
  /** Sends UserStatus, QueueAttachedUsers and QueueStatus of whatever has changed since. */
  readonly sendChanged: () => void;
  /** Sends CallbackListStatus of the call lists that have changed since. */
  readonly sendChangedCallLists: () => void;
}

/** Compares all statuses with what was last sent. How they are at the beginning counts as sent. */
export function watchStatuses({
  centre: { agents, supervisor, queues },
  nowMs,
  emit,
}: Pick<Simulation, 'centre' | 'nowMs' | 'emit'>): StatusWatch {
  const lastSent = new Map<string, string>();
  const hasChanged = (key: string, status: object): boolean => {
    const text = JSON.stringify(status);
    const before = lastSent.get(key);
    lastSent.set(key, text);
    return before !== undefined && before !== text;
  };
  const watch: StatusWatch = {
    sendChanged: () => {
      for (const user of [...agents, supervisor]) {
        const status = userStatus(user);
        if (hasChanged(`user ${user.id}`, status)) emit('UserStatus', user.id, status);
      }
      for (const queue of queues) {
        const attached = queueAttachedUsers(queue);
        if (hasChanged(`attached ${queue.id}`, attached)) {
          emit('QueueAttachedUsers', queue.id, attached);
        }
        const status = queueStatus(queue, nowMs());
        // That a caller goes on waiting is no change.
        if (hasChanged(`queue ${queue.id}`, { ...status, MaxWaitTime: 0 })) {
          emit('QueueStatus', queue.id, status);
        }
      }
    },
    sendChangedCallLists: () => {
      for (const queue of queues) {
        const status = callbackListStatus(queue, nowMs());
        if (hasChanged(`list ${queue.id}`, status)) {
          emit('CallbackListStatus', queue.callList.id, status);
        }
      }
    },
  };
  watch.sendChanged();
  watch.sendChangedCallLists();
  return watch;
}
