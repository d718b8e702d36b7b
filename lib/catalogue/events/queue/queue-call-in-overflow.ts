import { event } from '../../definition.ts';
import { guid, string } from '../../vocabulary.ts';

export const queueCallInOverflow = event('QueueCallInOverflow', {
  section: 'Queue',
  description: 'Sent when an incoming call leaves a queue for its next routing point.',
  properties: {
    CallerNumber: string('Number that the call came from.'),
    CallId: guid('Core call that this is about.'),
    LegId: string('Leg of the core call.'),
    OrganizationId: guid('Organisation that the event belongs to.'),
    OverflowApplet: string('Technical name of the applet that has the call.'),
    QueueId: guid('Service queue that answers for the overflow.'),
    QueueName: string('Name of that queue.'),
    TargetNumber: string('Number that was dialled.'),
    TechEvent: string('Name of the technical event behind the overflow.'),
    TechNumber: string('Number of the technical source, if it has one.'),
    TechQueueId: guid('Technical queue that had the call; not always the service queue.'),
    TechQueueName: string('Name of that technical queue.'),
    TechSource: string('Type of the technical source.'),
  },
});
