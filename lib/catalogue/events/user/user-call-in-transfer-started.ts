import { event } from '../../definition.ts';
import { guid, string } from '../../vocabulary.ts';

export const userCallInTransferStarted = event('UserCallInTransferStarted', {
  section: 'User',
  description: "Sent when the transfer of a user's incoming call to its overflow target begins.",
  properties: {
    CallerNumber: string('Number that the call came from.'),
    CallId: guid('Core call that this is about.'),
    LegId: string('Leg of the core call.'),
    OrganizationId: guid('Organisation that the event belongs to.'),
    TargetNumber: string('Number that was dialled.'),
    TechQueueId: guid('Technical queue that has the call.'),
    TechQueueName: string('Name of that technical queue.'),
    TechSource: string('Type of the technical source.'),
    TransferApplet: string('Name of the applet that transfers.'),
    TransferSource: string('Where the transfer comes from.'),
    TransferTarget: string('Where it goes: a GUID or a phone number.'),
    UserId: guid('User who transfers.'),
    Username: string('Username of that user.'),
  },
});
