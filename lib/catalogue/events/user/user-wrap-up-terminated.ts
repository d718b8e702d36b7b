import { event } from '../../definition.ts';
import { guid, int, string, stringSuchAs, withExample } from '../../vocabulary.ts';

export const userWrapUpTerminated = event('UserWrapUpTerminated', {
  section: 'User',
  description: 'Sent when the wrap-up of a call ends, because its time is up or somebody ended it.',
  properties: {
    CallId: guid('Core call that this is about.'),
    ElapsedTimeSec: withExample(42, int('How long it took, in seconds.')),
    LegId: string('Leg of the core call.'),
    OrganizationId: guid('Organisation that the event belongs to.'),
    QueueId: guid('Service queue of the call.'),
    Reason: stringSuchAs(['manual', 'timer'], 'What ended it.'),
    UserId: guid('User who wrapped up.'),
  },
});
