import { event } from '../../definition.ts';
import { availability } from '../../enumerations/availability.ts';
import { dateTime, guid, string } from '../../vocabulary.ts';

export const userAvailability = event('UserAvailability', {
  section: 'User',
  description:
    "Carries a user's availability state; the specification does not say when it is sent.",
  properties: {
    Availability: string('The state that the user is in.', availability),
    EndTime: dateTime(
      'When the state ends; `9999-12-31T23:59:59.9999999Z` (`DateTime.MaxValue`) if it has no end.',
    ),
    EventSource: string('What set the state, as recorded in the database.'),
    Note: string('Message or description that the user wrote.'),
    OrganizationId: guid('Organisation that the event belongs to.'),
    ProfileId: guid('Availability profile in the database.'),
    StartTime: dateTime('When the state began.'),
    UserId: guid('User whose availability this is.'),
    UserName: string('Username of that user.'),
  },
});
