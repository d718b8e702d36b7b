import { event } from '../../definition.ts';
import { queueAttachedUser } from '../../list-items/queue-attached-user.ts';
import { guid, listOf } from '../../vocabulary.ts';

export const queueAttachedUsers = event('QueueAttachedUsers', {
  section: 'Queue',
  description:
    'Carries the users that are attached to a service queue; the specification does not say when it is sent.',
  properties: {
    AttachedUsers: listOf(queueAttachedUser, 'The attached users.'),
    OrganizationId: guid('Organisation that the event belongs to.'),
    QueueId: guid('Service queue that they are attached to.'),
  },
});
