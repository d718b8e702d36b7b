import { event } from '../../definition.ts';
import { guid, int, string, withExample } from '../../vocabulary.ts';

export const userWrapUpEnabled = event('UserWrapUpEnabled', {
  section: 'User',
  description:
    'Sent when a service call connects for which there will be wrap-up time; UserWrapUpStarted and UserWrapUpTerminated follow.',
  properties: {
    CallId: guid('Core call that this is about.'),
    LegId: string('Leg of the core call.'),
    MaxWrapUpDurationSec: withExample(60, int('Longest wrap-up allowed, in seconds.')),
    OrganizationId: guid('Organisation that the event belongs to.'),
    QueueId: guid(
      'Service queue of the call, going by its name; the specification describes it as the user.',
    ),
    UserId: guid('User who will wrap up.'),
  },
});
