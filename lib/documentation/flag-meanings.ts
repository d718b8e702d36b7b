import type { Flag } from '../catalogue/index.ts';

/** What each flag tells the reader of an event. */
export const flagMeanings: Readonly<Record<Flag, string>> = {
  bom: 'The body began with a byte order mark, which was removed.',
  casing:
    'The event type or a property name was spelled in another case; published in the documented one. Of several spellings the documented one wins, even with null, else the last; the others are published beside it, under the names they were sent by.',
  coerced:
    'A value came in another JSON type or notation and could be read without loss: `"5"` as 5, `"true"` as true, `3.0` as 3, `"Open"` as its code, digits where a string is due, a time as `/Date(…)/`. Also a time whose offset would carry it past what .NET can hold: published as "never set" (`0001-01-01T00:00:00Z`) or "no end" (`9999-12-31T23:59:59.9999999Z`).',
  contentType: 'The Content-Type did not declare JSON.',
  eventHeaderMissing: 'There was no `X-Benemen-Event` header.',
  eventTypeMissing: 'The body had no EventType; it was taken from the header.',
  filledFromEntity:
    'An id that must be there was not sent and was filled from EntityId or RootEntityId, which carry the same value.',
  idNormalised: 'A GUID was spelled otherwise: upper case, braces, no dashes, blanks.',
  inconsistent:
    "Ids that usually agree do not: OrganizationId with RootEntityId, or the section's own id (UserId, QueueId, CallListId) with EntityId.",
  invalidUtf8:
    'The body held bytes that are not UTF-8, published as U+FFFD. A U+FFFD that was sent as such cannot be told from them and is flagged, too.',
  missingProperties:
    'A documented property was not sent: published as null or as an empty list. A list that was sent as null counts.',
  suspiciousTime:
    "Timestamp is before the year 2000 or on the last day of 9999: the event's `time` is when it was received instead.",
  unknownEnumValue: 'A value is not among the documented ones; published as it came.',
  unknownProperties:
    'There are properties that the catalogue lacks, published as they came; always so for an unknown type with properties of its own.',
};
