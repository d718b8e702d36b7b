import { event } from '../../definition.ts';
import { guid, string } from '../../vocabulary.ts';

export const queueCallInUserConnected = event('QueueCallInUserConnected', {
  section: 'Queue',
  description: 'Sent when an agent answers an incoming call of a queue.',
  properties: {
    AgentLegId: string("Leg of the core call; by its name the agent's."),
    CallerNumber: string('Number that the call came from.'),
    CallId: guid('Core call that this is about.'),
    LegId: string('Leg of the core call.'),
    OrganizationId: guid('Organisation that the event belongs to.'),
    QueueId: guid('Queue that had allocated.'),
    QueueName: string('Name of that queue.'),
    QueueNumber: string('Number of that queue.'),
    TargetNumber: string('Number that was dialled.'),
    UserId: guid('Agent who answered.'),
    UserName: string('Username of that agent.'),
    UserNumber: string('Number at which the agent answered.'),
  },
});
