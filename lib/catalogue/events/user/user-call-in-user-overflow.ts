import { event } from '../../definition.ts';
import { overflowReason } from '../../enumerations/overflow-reason.ts';
import { guid, string, stringOrList } from '../../vocabulary.ts';

export const userCallInUserOverflow = event('UserCallInUserOverflow', {
  section: 'User',
  description: "Sent when a call to a user's work number goes to another destination.",
  properties: {
    CallerNumber: string('Number that the call came from.'),
    CallId: guid('Core call that this is about.'),
    LegId: string('Leg of the core call.'),
    OrganizationId: guid('Organisation that the event belongs to.'),
    Reason: string('Why the call overflows.', overflowReason),
    Target: stringOrList('Where it goes: a GUID or a phone number, or a list of such targets.'),
    TargetNumber: string('Number that was dialled.'),
    UserId: guid('User held responsible for the transfer.'),
    Username: string('Username of that user.'),
  },
});
