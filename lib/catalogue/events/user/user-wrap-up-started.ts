import { event } from '../../definition.ts';
import { guid, int, string, withExample } from '../../vocabulary.ts';

export const userWrapUpStarted = event('UserWrapUpStarted', {
  section: 'User',
  description:
    'Sent when a call with wrap-up time ends: until the wrap-up is over the user gets no calls.',
  properties: {
    CallId: guid('Core call that this is about.'),
    LegId: string('Leg of the core call.'),
    MaxWrapUpDurationSec: withExample(60, int('Longest wrap-up allowed, in seconds.')),
    OrganizationId: guid('Organisation that the event belongs to.'),
    QueueId: guid('Service queue of the call.'),
    UserId: guid('User who wraps up.'),
  },
});
