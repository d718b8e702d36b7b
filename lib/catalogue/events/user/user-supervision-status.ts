import { event } from '../../definition.ts';
import { supervisionState } from '../../enumerations/supervision-state.ts';
import { enumeration, guid, nullable, string } from '../../vocabulary.ts';

export const userSupervisionStatus = event('UserSupervisionStatus', {
  section: 'User',
  description: 'Sent when the supervision of a call changes.',
  properties: {
    CallId: guid('Call that is supervised.'),
    LegId: string('Leg of that call.'),
    OrganizationId: guid('Organisation that the event belongs to.'),
    QueueId: nullable(guid('Service queue of the call.')),
    QueueName: string('Name of that queue.'),
    State: enumeration(
      supervisionState,
      'State of the supervision; the specification lists no values.',
    ),
    SupervisorLegId: string('Leg of the call that the supervisor came in by, if any.'),
    SupervisorUserId: guid('User who supervises.'),
    SupervisorUserName: string('Username of the supervisor.'),
    TargetUserId: guid('User who is supervised.'),
    TargetUserName: string('Username of that user.'),
  },
});
