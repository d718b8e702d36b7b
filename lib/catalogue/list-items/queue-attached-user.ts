import { listItem } from '../definition.ts';
import { bool, guid, int } from '../vocabulary.ts';

export const queueAttachedUser = listItem('QueueAttachedUser', {
  description: 'A user attached to a queue.',
  properties: {
    Active: bool('Whether the user is active in the queue.'),
    Priority: int("The user's priority in the queue."),
    UserId: guid('The attached user.'),
  },
});
