import { event } from '../../definition.ts';
import { bool, dateTime, guid, int, nullable, withExample } from '../../vocabulary.ts';

export const userStatus = event('UserStatus', {
  section: 'User',
  description:
    'Sent when the state of a user changes as the queues see it: serving, talking, free for a call.',
  properties: {
    ActiveQueueId: withExample(
      null,
      nullable(guid('Service queue that the user is presumably talking for.')),
    ),
    ActiveQueues: withExample(3, int('How many queues the user is active in.')),
    Available: withExample(
      true,
      bool('Whether the availability is "available", which usually means not "do not disturb".'),
    ),
    CanBeAllocatedTo: withExample(
      true,
      bool(
        'Whether a call can be allocated to the user: the best guess from several other states.',
      ),
    ),
    OrganizationId: guid('Organisation that the event belongs to.'),
    ParkedCalls: withExample(0, int('How many calls the user has parked.')),
    Schedule: withExample(true, bool('Whether the availability is anything but `OffWork`.')),
    ServiceTerminals: withExample(1, int('How many of the terminals are active.')),
    Serving: withExample(true, bool('Whether the user serves in queues.')),
    ServingCallback: bool('Whether the user serves in callback lists.'),
    Talking: withExample(
      false,
      bool('Whether the user has a call, in or out; it counts before it is connected.'),
    ),
    UserId: guid('User whose status this is.'),
    WrapUpEnd: withExample(
      null,
      nullable(dateTime('When the running wrap-up ends; null if none runs.')),
    ),
  },
});
