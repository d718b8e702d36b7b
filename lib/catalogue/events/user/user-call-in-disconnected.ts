import { event } from '../../definition.ts';
import { callEnd } from '../../enumerations/call-end.ts';
import { guid, string } from '../../vocabulary.ts';

export const userCallInDisconnected = event('UserCallInDisconnected', {
  section: 'User',
  description: "Sent when a user's incoming call is disconnected.",
  properties: {
    CallerNumber: string('Number that the call came from.'),
    CallId: guid('Core call that this is about.'),
    LegId: string('Leg of the core call.'),
    OrganizationId: guid('Organisation that the event belongs to.'),
    Reason: string('Which end disconnected.', callEnd),
    TargetNumber: string('Number that was dialled.'),
    TechReason: string('Technical cause of the disconnection, a SIP cause code for example.'),
    UserId: guid('User who is the current target.'),
    Username: string('Username of that user.'),
  },
});
