import { event } from '../../definition.ts';
import { bool, guid, int, withExample } from '../../vocabulary.ts';

export const callbackListStatus = event('CallbackListStatus', {
  section: 'CallList',
  description: 'Sent when the status of a call list has changed; looked at every 15 seconds.',
  properties: {
    CallListId: guid('Call list that is counted.'),
    ExpiresIn24h: withExample(1, int('Requests that expire today; by its name, within 24 hours.')),
    IsAutoAllocate: withExample(true, bool('Whether the list allocates by itself.')),
    NextHourOverDueDate: withExample(1, int('Requests whose due date falls within the next hour.')),
    NextHourRevealedNotBefore: withExample(
      2,
      int('Requests that can be allocated within the next hour.'),
    ),
    OrganizationId: guid('Organisation that the event belongs to.'),
    TotalActiveAgents: withExample(
      5,
      int('Agents who are checked in on the list, whether they serve or not.'),
    ),
    TotalAssigned: withExample(3, int('Requests that are assigned to an agent at present.')),
    TotalAutoAllocateAgents: withExample(4, int('Agents who are active and serve callback lists.')),
    TotalFreeForAllocation: withExample(6, int('Requests that can be allocated.')),
    TotalHidingNotBefore: withExample(
      3,
      int('Requests that cannot be allocated yet because of their NotBefore.'),
    ),
    TotalOpenRequests: withExample(12, int('Requests that are open and unhandled.')),
    TotalOverDueDate: withExample(2, int('Requests whose due date is past.')),
    TotalServingAgents: withExample(5, int('Agents who serve callback lists.')),
    TotalServingAutoAllocateAgents: withExample(
      3,
      int(
        'Agents to whom this list could allocate at once; an allocated request does not count against them yet.',
      ),
    ),
  },
});
