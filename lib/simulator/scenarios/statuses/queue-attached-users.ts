import type { OwnProperties } from '../engine/event-as-sent.ts';
import { isServing, type Queue } from '../state.ts';

export function queueAttachedUsers({
  id,
  attachments,
}: Queue): OwnProperties<'QueueAttachedUsers'> {
  return {
    AttachedUsers: attachments.map(({ user, priority }) => ({
      Active: isServing(user),
      Priority: priority,
      UserId: user.id,
    })),
    QueueId: id,
  };
}
