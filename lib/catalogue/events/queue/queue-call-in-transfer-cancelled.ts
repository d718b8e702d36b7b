import { event } from '../../definition.ts';
import { guid, string } from '../../vocabulary.ts';

export const queueCallInTransferCancelled = event('QueueCallInTransferCancelled', {
  section: 'Queue',
  description: 'Sent when the transfer of an incoming call out of a queue is cancelled.',
  properties: {
    CallerNumber: string('Number that the call came from.'),
    CallId: guid('Core call that this is about.'),
    DetailedReason: string('Why it was cancelled, in detail.'),
    LegId: string('Leg of the core call.'),
    OrganizationId: guid('Organisation that the event belongs to.'),
    QueueId: guid('Service queue that transfers.'),
    QueueName: string('Name of that queue.'),
    Reason: string('Why it was cancelled.'),
    TargetNumber: string('Number that was dialled.'),
    TechQueueId: guid('Technical queue that has the call; not always the service queue.'),
    TechQueueName: string('Name of that technical queue.'),
    TechSource: string('Type of the technical source.'),
    TransferApplet: string('Name of the applet that transfers.'),
  },
});
