import { event } from '../../definition.ts';
import { guid, string } from '../../vocabulary.ts';

export const userCallInUserConnected = event('UserCallInUserConnected', {
  section: 'User',
  description: 'Sent when an incoming call that was allocated to a user is connected.',
  properties: {
    AgentLegId: string('Leg that was forked to the agent.'),
    CallerNumber: string('Number that the call came from.'),
    CallId: guid('Core call that this is about.'),
    LegId: string('Leg of the core call.'),
    OrganizationId: guid('Organisation that the event belongs to.'),
    TargetNumber: string('Number that was dialled.'),
    UserId: guid('User who answered.'),
    UserName: string('Username of that user.'),
    UserNumber: string('Number of that user.'),
  },
});
