import { event } from '../../definition.ts';
import { guid, string } from '../../vocabulary.ts';

export const queueCallInUserAllocated = event('QueueCallInUserAllocated', {
  section: 'Queue',
  description: 'Sent when an incoming call in a queue is allocated to an agent.',
  properties: {
    CallerNumber: string('Number that the call came from.'),
    CallId: guid('Core call that this is about.'),
    DetailedReason: string('Why it was allocated, if there is more to say.'),
    LegId: string('Leg of the core call.'),
    OrganizationId: guid('Organisation that the event belongs to.'),
    QueueId: guid('Queue that allocates.'),
    QueueName: string('Name of that queue.'),
    QueueNumber: string('Number of that queue.'),
    TargetNumber: string('Number that was dialled.'),
    UserId: guid('Agent to whom the call is allocated.'),
    UserName: string('Username of that agent.'),
  },
});
