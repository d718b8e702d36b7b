import { event } from '../../definition.ts';
import { callEnd } from '../../enumerations/call-end.ts';
import { guid, string, stringSuchAs } from '../../vocabulary.ts';

export const queueCallInDisconnected = event('QueueCallInDisconnected', {
  section: 'Queue',
  description: 'Sent when an incoming call in a service queue or technical queue is disconnected.',
  properties: {
    CallerNumber: string('Number that the call came from.'),
    CallId: guid('Core call that this is about.'),
    LegId: string('Leg of the core call.'),
    OrganizationId: guid('Organisation that the event belongs to.'),
    QueueId: guid('Service queue that was the last to allocate the call.'),
    QueueName: string('Name of that queue.'),
    Reason: string('Which end disconnected.', callEnd),
    TargetNumber: string('Number that was dialled.'),
    TechReason: stringSuchAs(
      ['busy_on_busy', 'ivr_menu_failure'],
      'Technical cause, for information only.',
    ),
  },
});
