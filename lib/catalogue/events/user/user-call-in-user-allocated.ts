import { event } from '../../definition.ts';
import { guid, string } from '../../vocabulary.ts';

export const userCallInUserAllocated = event('UserCallInUserAllocated', {
  section: 'User',
  description: 'Sent when an incoming call to a user is allocated to that user.',
  properties: {
    CallerNumber: string('Number that the call came from.'),
    CallId: guid('Core call that this is about.'),
    DetailedReason: string('Why it was allocated, if there is more to say.'),
    LegId: string('Leg of the core call.'),
    OrganizationId: guid('Organisation that the event belongs to.'),
    TargetNumber: string('Number that was dialled.'),
    UserId: guid('User to whom the call is allocated.'),
    UserName: string('Username of that user.'),
    UserNumber: string('Number of that user.'),
  },
});
