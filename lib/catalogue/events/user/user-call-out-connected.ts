import { event } from '../../definition.ts';
import { guid, string } from '../../vocabulary.ts';

export const userCallOutConnected = event('UserCallOutConnected', {
  section: 'User',
  description: "Sent when a user's outgoing call is connected.",
  properties: {
    CallerNumber: string('Number that the call came from.'),
    CallId: guid('Core call that this is about.'),
    LegId: string('Leg of the core call.'),
    OrganizationId: guid('Organisation that the event belongs to.'),
    TargetNumber: string('Number that was dialled.'),
    UserId: guid('User who calls.'),
    UserName: string('Username of that user.'),
  },
});
