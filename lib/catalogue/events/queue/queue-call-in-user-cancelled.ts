import { event } from '../../definition.ts';
import { callEnd } from '../../enumerations/call-end.ts';
import { guid, string } from '../../vocabulary.ts';

export const queueCallInUserCancelled = event('QueueCallInUserCancelled', {
  section: 'Queue',
  description: 'Sent when the allocation of an incoming call to an agent is cancelled.',
  properties: {
    CallerNumber: string('Number that the call came from.'),
    CallId: guid('Core call that this is about.'),
    DetailedReason: string('Why it was cancelled, in detail.'),
    LegId: string('Leg of the core call.'),
    OrganizationId: guid('Organisation that the event belongs to.'),
    QueueId: guid('Queue that had allocated.'),
    QueueName: string('Name of that queue.'),
    QueueNumber: string('Number of that queue.'),
    Reason: string('Which end cancelled.', callEnd),
    TargetNumber: string('Number that was dialled.'),
    UserId: guid('Agent who cancels.'),
    UserName: string('Username of that agent.'),
  },
});
