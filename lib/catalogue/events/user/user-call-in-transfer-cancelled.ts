import { event } from '../../definition.ts';
import { guid, string } from '../../vocabulary.ts';

export const userCallInTransferCancelled = event('UserCallInTransferCancelled', {
  section: 'User',
  description: "Sent when the transfer of a user's incoming call is cancelled.",
  properties: {
    CallerNumber: string('Number that the call came from.'),
    CallId: guid('Core call that this is about.'),
    DetailedReason: string('Why it was cancelled, in detail.'),
    LegId: string('Leg of the core call.'),
    OrganizationId: guid('Organisation that the event belongs to.'),
    Reason: string('Why it was cancelled.'),
    TargetNumber: string('Number that was dialled.'),
    TechQueueId: guid('Technical queue that has the call.'),
    TechQueueName: string('Name of that technical queue.'),
    TechSource: string('Type of the technical source.'),
    TransferApplet: string('Name of the applet that transfers.'),
    UserId: guid('User who has the call.'),
    Username: string('Username of the user who transfers.'),
  },
});
