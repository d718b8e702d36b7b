import { event } from '../../definition.ts';
import { guid, string } from '../../vocabulary.ts';

export const queueCallInArrived = event('QueueCallInArrived', {
  section: 'Queue',
  description: 'Sent when a service queue accepts an incoming call.',
  properties: {
    CallerNumber: string('Number that the call came from.'),
    CallId: guid('Core call that this is about.'),
    LegId: string('Leg of the core call.'),
    OrganizationId: guid('Organisation that the event belongs to.'),
    QueueId: guid('Service queue that allocates the call.'),
    QueueName: string('Name of that queue.'),
    QueueNumber: string('Number of that queue.'),
    TargetNumber: string('Number that was dialled.'),
  },
});
