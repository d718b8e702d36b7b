import { listItem } from '../definition.ts';
import { dateTime, guid, int, nullable, string } from '../vocabulary.ts';

export const callbackAttempt = listItem('CallbackAttempt', {
  description: 'One attempt to handle a callback.',
  properties: {
    CallbackAttemptTypeId: nullable(
      int('Result of the attempt; the specification lists no codes.'),
    ),
    Id: guid('The attempt.'),
    Note: string('Note that the user wrote.'),
    Timestamp: nullable(dateTime('When the attempt was made.')),
    UserId: nullable(guid('User whom the attempt belongs to.')),
  },
});
