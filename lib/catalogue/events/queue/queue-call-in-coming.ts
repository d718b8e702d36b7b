import { event } from '../../definition.ts';
import { guid, string } from '../../vocabulary.ts';

export const queueCallInComing = event('QueueCallInComing', {
  section: 'Queue',
  description: 'Sent when a call to a service queue or a technical queue enters BeneController.',
  properties: {
    CallerNumber: string('Number that the call came from.'),
    CallId: guid('Core call that this is about.'),
    LegId: string('Leg of the core call.'),
    OrganizationId: guid('Organisation that the event belongs to.'),
    QueueId: guid('Service queue that is called.'),
    QueueName: string('Name of the queue, be it a service queue or a technical one.'),
    QueueNumber: string('Number of that queue.'),
    TargetNumber: string('Number that was dialled.'),
  },
});
