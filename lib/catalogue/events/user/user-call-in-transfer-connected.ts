import { event } from '../../definition.ts';
import { guid, string } from '../../vocabulary.ts';

export const userCallInTransferConnected = event('UserCallInTransferConnected', {
  section: 'User',
  description: "Sent when the transfer of a user's incoming call reaches its overflow target.",
  properties: {
    CallerNumber: string('Number that the call came from.'),
    CallId: guid('Core call that this is about.'),
    ConnectedTarget: string('Target that the call was connected to.'),
    LegId: string('Leg of the core call.'),
    OrganizationId: guid('Organisation that the event belongs to.'),
    TargetNumber: string('Number that was dialled.'),
    TechQueueId: guid('Technical queue that has the call.'),
    TechQueueName: string('Name of that technical queue.'),
    TechSource: string('Type of the technical source.'),
    TransferApplet: string('Name of the applet that transfers.'),
    TransferSource: string('Where the transfer comes from.'),
    UserId: guid('User who transfers.'),
    Username: string('Username of that user.'),
  },
});
