import { event } from '../../definition.ts';
import { openStatus } from '../../enumerations/open-status.ts';
import { guid, int, long, string } from '../../vocabulary.ts';

export const queueStatus = event('QueueStatus', {
  section: 'Queue',
  description:
    'Carries the current counters of a service queue; the specification does not say when it is sent.',
  properties: {
    MaxWaitTime: long('Longest wait in the queue at present; the specification names no unit.'),
    NbrOfAgentsCheckedInQueue: int('Agents who serve in the queue, away or not.'),
    NbrOfAgentsImmediatelyFree: int('Agents who could take a call at once.'),
    NbrOfAgentsLongTermAway: int(
      'Agents who are away for longer, on "do not disturb" for example.',
    ),
    NbrOfAgentsOnWrapUp: int(
      'Agents in wrap-up, by its name; the specification repeats the text of NbrOfAgentsCheckedInQueue.',
    ),
    NbrOfAgentsShortTermAway: int(
      'Agents who are away for a short time, in another call for example.',
    ),
    NbrOfAllocated: int('Calls in the queue that are allocated.'),
    NbrOfConnected: int('Calls in the queue that an agent has answered.'),
    NbrOfNotServedRequesters: int('Calls that no agent serves right now.'),
    NbrOfProviders: int('All agents of the queue at present.'),
    NbrOfQueuingRequesters: int('Calls that wait in the queue.'),
    NbrOfRequesters: int('All calls in the queue at present.'),
    NbrOfServingAgentsEstimate: int('Agents who serve at present, as an estimate.'),
    OpenStatus: int('Whether the queue is open, as far as can be told.', openStatus),
    OrganizationId: guid('Organisation that the event belongs to.'),
    QueueId: guid('Service queue that is counted.'),
    QueueName: string('Name of that queue.'),
  },
});
