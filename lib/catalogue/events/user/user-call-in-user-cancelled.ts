import { event } from '../../definition.ts';
import { guid, string } from '../../vocabulary.ts';

export const userCallInUserCancelled = event('UserCallInUserCancelled', {
  section: 'User',
  description: 'Sent when the allocation of an incoming call to a user is cancelled.',
  properties: {
    CallerNumber: string('Number that the call came from.'),
    CallId: guid('Core call that this is about.'),
    DetailedReason: string('Why it was cancelled, in detail.'),
    LegId: string('Leg of the core call.'),
    OrganizationId: guid('Organisation that the event belongs to.'),
    Reason: string('Why it was cancelled.'),
    TargetNumber: string('Number that was dialled.'),
    UserId: guid('User to whom the call was allocated.'),
    UserName: string('Username of the user who cancels.'),
  },
});
