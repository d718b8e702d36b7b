import { event } from '../../definition.ts';
import { openStatus } from '../../enumerations/open-status.ts';
import { guid, int, long, string, withExample } from '../../vocabulary.ts';

export const queueStatus = event('QueueStatus', {
  section: 'Queue',
  description:
    'Carries the current counters of a service queue; the specification does not say when it is sent.',
  properties: {
    MaxWaitTime: withExample(
      48,
      long('Longest wait in the queue at present; the specification names no unit.'),
    ),
    NbrOfAgentsCheckedInQueue: withExample(8, int('Agents who serve in the queue, away or not.')),
    NbrOfAgentsImmediatelyFree: withExample(0, int('Agents who could take a call at once.')),
    NbrOfAgentsLongTermAway: withExample(
      1,
      int('Agents who are away for longer, on "do not disturb" for example.'),
    ),
    NbrOfAgentsOnWrapUp: withExample(
      2,
      int(
        'Agents in wrap-up, by its name; the specification repeats the text of NbrOfAgentsCheckedInQueue.',
      ),
    ),
    NbrOfAgentsShortTermAway: withExample(
      1,
      int('Agents who are away for a short time, in another call for example.'),
    ),
    NbrOfAllocated: withExample(1, int('Calls in the queue that are allocated.')),
    NbrOfConnected: withExample(3, int('Calls in the queue that an agent has answered.')),
    NbrOfNotServedRequesters: withExample(3, int('Calls that no agent serves right now.')),
    NbrOfProviders: withExample(8, int('All agents of the queue at present.')),
    NbrOfQueuingRequesters: withExample(2, int('Calls that wait in the queue.')),
    NbrOfRequesters: withExample(6, int('All calls in the queue at present.')),
    NbrOfServingAgentsEstimate: withExample(6, int('Agents who serve at present, as an estimate.')),
    OpenStatus: withExample(
      5,
      int('Whether the queue is open, as far as can be told.', openStatus),
    ),
    OrganizationId: guid('Organisation that the event belongs to.'),
    QueueId: guid('Service queue that is counted.'),
    QueueName: string('Name of that queue.'),
  },
});
