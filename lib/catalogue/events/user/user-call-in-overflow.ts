import { event } from '../../definition.ts';
import { guid, string } from '../../vocabulary.ts';

export const userCallInOverflow = event('UserCallInOverflow', {
  section: 'User',
  description: 'Sent when an incoming call leaves a user for its next routing target.',
  properties: {
    CallerNumber: string('Number that the call came from.'),
    CallId: guid('Core call that this is about.'),
    ConnectedTarget: string('Target that the call is connected to at present.'),
    LegId: string('Leg of the core call.'),
    OrganizationId: guid('Organisation that the event belongs to.'),
    OverflowApplet: string('Name of the applet that overflows the call.'),
    TargetNumber: string('Number that was dialled.'),
    TechEvent: string('Technical event behind the overflow.'),
    TechNumber: string('Type of the technical source; its name suggests the number of it.'),
    TechQueueId: guid('Technical queue that has the call.'),
    TechQueueName: string('Name of that technical queue.'),
    TechSource: string('Type of source that the call overflows from.'),
    UserId: guid('User whom the call leaves.'),
    Username: string('Username of that user.'),
  },
});
