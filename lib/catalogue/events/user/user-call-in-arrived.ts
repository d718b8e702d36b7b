import { event } from '../../definition.ts';
import { guid, string } from '../../vocabulary.ts';

export const userCallInArrived = event('UserCallInArrived', {
  section: 'User',
  description: 'Sent when an incoming call has reached a user and allocation begins.',
  properties: {
    CallerNumber: string('Number that the call came from.'),
    CallId: guid('Core call that this is about.'),
    LegId: string('Leg of the core call.'),
    OrganizationId: guid('Organisation that the event belongs to.'),
    TargetNumber: string('Number that was dialled.'),
    UserId: guid('User who is the current target.'),
    UserName: string('Username of that user.'),
  },
});
