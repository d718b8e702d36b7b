import { event } from '../../definition.ts';
import { callbackType } from '../../enumerations/callback-type.ts';
import { callbackAttempt } from '../../list-items/callback-attempt.ts';
import { callbackExtra } from '../../list-items/callback-extra.ts';
import { callbackRelatedItem } from '../../list-items/callback-related-item.ts';
import { dateTime, guid, int, listOf, nullable, short, string } from '../../vocabulary.ts';

export const callbackChanged = event('CallbackChanged', {
  section: 'CallList',
  description: 'Sent when a callback request is created, updated, closed or otherwise changed.',
  properties: {
    AssignedUserId: nullable(guid('User to whom the callback is assigned.')),
    CalculatedPriority: string('Priority as calculated.'),
    CallbackAttempts: listOf(callbackAttempt, 'Every attempt so far.'),
    CallbackExtras: listOf(callbackExtra, 'Further fields, as name and value.'),
    CallBackId: guid('Callback that changed.'),
    CallbackRelatedItems: listOf(callbackRelatedItem, 'Cases that this one is related to.'),
    CallId: nullable(guid('Call that led to the request.')),
    CallListId: guid('Call list that the callback is on.'),
    ChannelIn: string('Name of the channel that the request came by, mostly a service pool.'),
    ClassificationId: nullable(guid('Entry that the case is classified under, if it is.')),
    ContactMessage: string('Message that the contact left; mostly empty.'),
    ContactName: string('Name of the contact; mostly empty.'),
    ContactNumber: string('Number to call back.'),
    CreationTime: dateTime('When the request came into being.'),
    DueDate: nullable(dateTime('When the case should be handled at the latest.')),
    ExpiryDate: nullable(dateTime('When the case expires unless it is closed before.')),
    LastAttemptNote: string('Note on the last attempt.'),
    LastAttemptTimestamp: nullable(dateTime('When the last attempt was made.')),
    LastAttemptTypeId: nullable(int('Type of the last attempt; the specification lists no codes.')),
    LastAttemptUserId: nullable(guid('User who made the last attempt.')),
    LastModifiedUserId: nullable(
      guid('User who made the last change; null for a new request or an administrator.'),
    ),
    Modified: dateTime('When it was changed.'),
    NotBefore: nullable(dateTime('Date before which the case should be left alone.')),
    Note: string('Internal notes on the case.'),
    OrganizationId: guid('Organisation that the event belongs to.'),
    RecordingId: nullable(guid('Recording of the call, if there is one.')),
    TranscriptId: nullable(guid('Transcript of the recording, if there is one.')),
    TypeId: short('How the request came about.', callbackType),
  },
});
