import type { IssueKind, QuarantineReason } from '../catalogue/index.ts';

/** Why a delivery never reaches the bus unless a person releases it. */
export const quarantineMeanings: Readonly<Record<QuarantineReason, string>> = {
  emptyBody: 'The body is empty or blank.',
  invalidJson: 'The body is no JSON.',
  notAnObject: 'The body is JSON, but not one object.',
  missingId: 'There is no Id.',
  invalidId: 'The Id is no GUID, or the one of zeros.',
  missingEventType: 'Neither the body nor the header names an event type.',
  invalidEventType:
    'What names the event type does not read like one: a letter, then up to 127 letters and digits.',
  eventTypeMismatch: 'Body and header name different types.',
  invalidPayload:
    'A property that must have a value has none, or a value cannot be read as its type without loss; one bad item of a list is enough.',
  tooDeep: 'It is nested deeper than 100 levels.',
  idConflict: 'An event of the same Id came before, with other content.',
  reservedName: 'It has a property named `metadata`.',
  tooLarge:
    'It is larger than EventBridge takes. With more than twice that, not counting blanks between its values, nothing else of it is looked at.',
  refusedByBus: 'EventBridge refused it for good.',
  stale: 'It was received so long ago that it cannot be proven new.',
};

/** What is wrong at the path of an issue. */
export const issueMeanings: Readonly<Record<IssueKind, string>> = {
  missing: 'It is absent or null, and may not be.',
  type: 'It is of another JSON type, which cannot be read as the expected one without loss.',
  format: 'It is a text or number that does not read as the expected type.',
  range: 'It is outside the range of its type; of the Id, it is the GUID of zeros.',
  precision: 'It is an integer beyond 2^53, which most readers would round.',
  mismatch: 'It contradicts the `X-Benemen-Event` header.',
  reserved: 'The name is kept for our own member.',
};
