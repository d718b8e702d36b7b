import { event } from '../../definition.ts';
import { bool, guid, int } from '../../vocabulary.ts';

export const callbackListStatus = event('CallbackListStatus', {
  section: 'CallList',
  description: 'Sent when the status of a call list has changed; looked at every 15 seconds.',
  properties: {
    CallListId: guid('Call list that is counted.'),
    ExpiresIn24h: int('Requests that expire today; by its name, within 24 hours.'),
    IsAutoAllocate: bool('Whether the list allocates by itself.'),
    NextHourOverDueDate: int('Requests whose due date falls within the next hour.'),
    NextHourRevealedNotBefore: int('Requests that can be allocated within the next hour.'),
    OrganizationId: guid('Organisation that the event belongs to.'),
    TotalActiveAgents: int('Agents who are checked in on the list, whether they serve or not.'),
    TotalAssigned: int('Requests that are assigned to an agent at present.'),
    TotalAutoAllocateAgents: int('Agents who are active and serve callback lists.'),
    TotalFreeForAllocation: int('Requests that can be allocated.'),
    TotalHidingNotBefore: int('Requests that cannot be allocated yet because of their NotBefore.'),
    TotalOpenRequests: int('Requests that are open and unhandled.'),
    TotalOverDueDate: int('Requests whose due date is past.'),
    TotalServingAgents: int('Agents who serve callback lists.'),
    TotalServingAutoAllocateAgents: int(
      'Agents to whom this list could allocate at once; an allocated request does not count against them yet.',
    ),
  },
});
